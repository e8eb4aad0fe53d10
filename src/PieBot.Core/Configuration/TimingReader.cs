using System.Text.RegularExpressions;
using PieBot.Workers;
using YamlDotNet.RepresentationModel;

namespace PieBot.Core.Configuration;

/// <summary>Reads what is timed, and where its times come from.</summary>
internal static class TimingReader
{
    private static readonly Dictionary<string, TimesFrom> Formats = new(StringComparer.Ordinal)
    {
        ["benchmarkdotnet"] = TimesFrom.BenchmarkDotNet,
        ["google-benchmark"] = TimesFrom.GoogleBenchmark,
        ["pytest-benchmark"] = TimesFrom.PytestBenchmark,
        ["hyperfine"] = TimesFrom.Hyperfine,
    };

    private static readonly string[] Sources = ["regex", "json", "format"];

    public static TimedCommand Read(string file, YamlNode node)
    {
        if (node is YamlScalarNode { Value.Length: > 0 } line)
        {
            return new(line.Value!);
        }

        var map = new YamlMap(
            file,
            "timing",
            node,
            ["command", "clock", .. Sources, "file", "unit"]
        );
        var command = map.Needed("command", "timing");
        var given = Sources.Where(source => map[source] is not null).ToList();
        if (given.Count > 1)
        {
            throw map.Fault(
                map[given[1]]!,
                $"'{given[0]}' and '{given[1]}' exclude each other: times come from only one of them"
            );
        }

        if (map["clock"] is { } clock && given.Count > 0)
        {
            throw map.Fault(
                clock,
                $"'clock' and '{given[0]}' exclude each other: times are either measured or reported by the command"
            );
        }

        var written = map.Text("file");
        var unit = map.Choice("unit", ["ns", "us", "ms", "s"]) ?? "s";
        foreach (var key in (string[])["file", "unit"])
        {
            if (
                map[key] is { } alone
                && (given.Count == 0 || (key == "unit" && given[0] == "format"))
            )
            {
                throw map.Fault(
                    alone,
                    key == "unit" && given.Count > 0
                        ? "the format has its own unit: leave 'unit' out"
                        : $"'{key}' needs one of {string.Join(", ", Sources)}: without them the time of the processes is measured"
                );
            }
        }

        return given switch
        {
            ["regex"] => new(command, TimesFrom.Regex, Expression(map), written, unit),
            ["json"] => new(command, TimesFrom.Json, map.Text("json"), written, unit),
            ["format"] => new(command, Formats[map.Choice("format", Formats.Keys)!], null, written),
            _ => new(
                command,
                map.Choice("clock", ["cpu", "wall"]) == "wall" ? TimesFrom.Wall : TimesFrom.Cpu
            ),
        };
    }

    private static string Expression(YamlMap map)
    {
        var text = map.Text("regex")!;
        try
        {
            _ = new Regex(text);
            return text;
        }
        catch (ArgumentException exception)
        {
            throw map.Fault(map["regex"]!, exception.Message.TrimEnd('.'));
        }
    }
}
