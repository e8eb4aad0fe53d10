using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using PieBot.Core.Configuration;
using YamlDotNet.RepresentationModel;

namespace PieBot.Core.Tests.Configuration;

public sealed partial class SchemaTests
{
    private static readonly string Docs = Path.Combine(BuiltTool.Root(), "docs");

    private static readonly string Schema = File.ReadAllText(
        Path.Combine(Docs, "piebot.schema.json")
    );

    [Theory]
    [InlineData("configuration.md", 3)]
    [InlineData("commands.md", 4)]
    public void The_examples_of_the_documentation_are_right(string page, int least)
    {
        var examples = Yaml()
            .Matches(File.ReadAllText(Path.Combine(Docs, page)))
            .Select(match => match.Groups["text"].Value)
            .ToList();
        var schema = JsonSchema.FromText(Schema);

        Assert.True(examples.Count >= least);
        foreach (var example in examples)
        {
            Assert.NotEmpty(ConfigurationReader.Read(new("example", example)).Projects);
            Assert.True(IsValid(schema, example), example);
        }
    }

    [Theory]
    [InlineData("tets: a")]
    [InlineData("publish: { max-suggestions: 99 }")]
    [InlineData("projects: [{ name: a }]")]
    [InlineData("timing: { command: a, format: csv }")]
    public void The_schema_refuses_what_is_wrong(string text) =>
        Assert.False(IsValid(JsonSchema.FromText(Schema), text));

    [Fact]
    public void The_schema_knows_the_keys_that_are_read()
    {
        var properties = JsonNode.Parse(Schema)!["properties"]!.AsObject();
        var model = properties["model"]!["oneOf"]![1]!["properties"]!.AsObject();
        var publish = properties["publish"]!["properties"]!.AsObject();

        Assert.Equal(
            ConfigurationReader.TopKeys.Order(),
            properties.Select(property => property.Key).Order()
        );
        Assert.Equal(OptionKeys.Model.Order(), model.Select(property => property.Key).Order());
        Assert.Equal(OptionKeys.Publish.Order(), publish.Select(property => property.Key).Order());
    }

    private static bool IsValid(JsonSchema schema, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return schema
            .Evaluate(
                System.Text.Json.JsonSerializer.SerializeToElement(
                    Json(stream.Documents[0].RootNode)
                )
            )
            .IsValid;
    }

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(one => KeyValuePair.Create(one.Key.ToString(), Json(one.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
            YamlScalarNode { Value: "true" or "false" } flag => bool.Parse(flag.Value!),
            YamlScalarNode scalar when int.TryParse(scalar.Value, out var number) => number,
            YamlScalarNode scalar => scalar.Value,
            _ => null,
        };

    [GeneratedRegex(
        "```yaml\n(?<text>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Yaml();
}
