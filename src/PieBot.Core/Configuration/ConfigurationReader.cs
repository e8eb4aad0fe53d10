using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PieBot.Core.Configuration;

/// <summary>Reads a <c>.piebot.yml</c>.</summary>
internal static class ConfigurationReader
{
    private const int MostDepth = 20;

    private static readonly string[] ProjectKeys =
    [
        "paths",
        "restore",
        "build",
        "build-network",
        "test",
        "junit",
        "timing",
    ];

    internal static readonly IReadOnlyList<string> TopKeys =
    [
        .. ProjectKeys,
        "projects",
        "cmake",
        "model",
        "publish",
        .. OptionKeys.Top,
    ];

    /// <exception cref="UserErrorException">It is not right, with line and column.</exception>
    public static RepositoryConfiguration Read(ConfigurationFile file)
    {
        if (Root(file) is not { } root)
        {
            return RepositoryConfiguration.None with { File = file };
        }

        var top = new YamlMap(file.Name, "the configuration", root, TopKeys);
        var projects = Projects(file.Name, top);
        return new(
            file,
            Paths(file.Name, top),
            projects,
            [
                .. OptionKeys.Read(top, OptionKeys.Top),
                .. Model(file.Name, top),
                .. top["publish"] is { } publish
                    ? OptionKeys.Read(
                        new(file.Name, "publish", publish, OptionKeys.Publish),
                        OptionKeys.Publish
                    )
                    : [],
            ]
        )
        {
            CMake = top["cmake"] is { } cmake ? CMakeOf(file.Name, cmake) : null,
        };
    }

    private static CMakeSettings CMakeOf(string file, YamlNode node)
    {
        var map = new YamlMap(file, "cmake", node, ["preset", "options", "targets"]);
        var options = map.Texts("options");
        return
            options.FirstOrDefault(option => option.IndexOf('=', StringComparison.Ordinal) < 1)
                is { } wrong
            ? throw map.Fault(map["options"]!, $"'{wrong}' is not NAME=VALUE")
            : new(map.Text("preset"), options, map.Texts("targets"));
    }

    // Null of an empty file.
    private static YamlNode? Root(ConfigurationFile file)
    {
        try
        {
            if (TooDeep(file.Text) is { } place)
            {
                throw YamlMap.Fault(file.Name, place, "this is nested deeper than any key");
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(file.Text));
            return yaml.Documents switch
            {
                [] => null,
                [var only] => only.RootNode is YamlScalarNode { Value: "" or null }
                    ? null
                    : only.RootNode,
                [_, var second, ..] => throw YamlMap.Fault(
                    file.Name,
                    second.RootNode.Start,
                    "a configuration is one document, and this is a second"
                ),
            };
        }
        catch (YamlException exception)
        {
            throw YamlMap.Fault(file.Name, exception.Start, exception.Message.TrimEnd('.'));
        }
    }

    // The tree is built by recursion, which a long row of brackets would have overflow the stack; events come one by one.
    private static Mark? TooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostDepth)
            {
                return parser.Current.Start;
            }
        }

        return null;
    }

    private static List<CommandProject> Projects(string file, YamlMap top)
    {
        if (top["projects"] is not { } node)
        {
            return Project(file, top, "the repository") is { } only ? [only] : [];
        }

        if (ProjectKeys.Skip(1).FirstOrDefault(key => top[key] is not null) is { } beside)
        {
            throw top.Fault(
                top[beside]!,
                $"'{beside}' is beside 'projects': move it into one of the projects"
            );
        }

        if (node is not YamlSequenceNode list)
        {
            throw top.Fault(node, "projects must be a list");
        }

        var projects = new List<CommandProject>();
        foreach (var one in list.Children)
        {
            var map = new YamlMap(file, "a project", one, ["name", .. ProjectKeys]);
            var name = map.Needed("name", "a project");
            if (projects.Exists(other => other.Name == name))
            {
                throw map.Fault(map["name"]!, $"two projects are named '{name}'");
            }

            projects.Add(
                Project(file, map, name)
                    ?? throw map.Fault(one, $"project '{name}' has neither 'test' nor 'timing'")
            );
        }

        return projects;
    }

    private static CommandProject? Project(string file, YamlMap map, string name)
    {
        var test = map.Text("test");
        var timing = map["timing"] is { } node ? TimingReader.Read(file, node) : null;
        foreach (var key in (string[])["junit", "restore", "build", "build-network"])
        {
            if (map[key] is { } alone && test is null && (timing is null || key == "junit"))
            {
                throw map.Fault(alone, $"'{key}' needs 'test', the command that runs the tests");
            }
        }

        return test is null && timing is null
            ? null
            : new(
                name,
                Paths(file, map),
                map.Texts("build"),
                map.Flag("build-network"),
                test,
                map.Text("junit"),
                timing
            )
            {
                Restore = map.Texts("restore"),
            };
    }

    private static PathRules Paths(string file, YamlMap map)
    {
        if (map["paths"] is not { } node)
        {
            return PathRules.Any;
        }

        var paths = new YamlMap(file, "paths", node, ["include", "exclude"]);
        return new(paths.Texts("include"), paths.Texts("exclude"));
    }

    private static IEnumerable<OptionSetting> Model(string file, YamlMap top) =>
        top["model"] switch
        {
            null => [],
            YamlScalarNode => [new("--model", top.Text("model"), top.Where("model"))],
            var node => OptionKeys.Read(
                new(file, "model", node, OptionKeys.Model),
                OptionKeys.Model
            ),
        };
}
