using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PieBot.Testing.Actions;

/// <summary>YAML as JSON nodes: plain scalars keep their kind.</summary>
internal static class Yaml
{
    public static JsonObject Read(string path)
    {
        using var reader = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (JsonObject)Node(yaml.Documents[0].RootNode)!;
    }

    private static JsonNode? Node(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(pair =>
                    KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Node(pair.Value))
                )
            ),
            YamlSequenceNode list => new JsonArray(list.Children.Select(Node).ToArray()),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag =>
                JsonValue.Create(flag.Value == "true"),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or null or "null" } => null,
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => throw new InvalidDataException($"unexpected {node.NodeType}"),
        };
}
