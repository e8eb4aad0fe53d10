using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PieBot.Workers;

namespace PieBot.TestHost.Commands;

/// <summary>A time that a command told of something it ran.</summary>
internal readonly record struct NamedTime(string Name, double Nanoseconds);

/// <summary>Reads what a command tells of its own times.</summary>
internal static class CommandTimes
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(5);

    /// <summary>All that it tells; several of the same name are averaged.</summary>
    /// <param name="texts">What it printed, or the files it wrote.</param>
    /// <exception cref="FormatException">There are no times in them, in words for people.</exception>
    public static IReadOnlyList<NamedTime> Read(TimedCommand command, IReadOnlyList<string> texts)
    {
        var times = texts
            .SelectMany(text => One(command, text))
            .GroupBy(time => time.Name, StringComparer.Ordinal)
            .Select(group => new NamedTime(group.Key, group.Average(time => time.Nanoseconds)))
            .ToList();
        return times switch
        {
            [] => throw new FormatException(
                $"no times were found by {command.Pattern ?? command.From.ToString()} in what the timing command {(command.Files is null ? "printed" : "wrote")}"
            ),
            _ when times.FirstOrDefault(time => !(time.Nanoseconds > 0)) is { Name: { } name } =>
                throw new FormatException($"the timing command reports no time above 0 for {name}"),
            _ => times,
        };
    }

    /// <summary>Nanoseconds of one of a unit.</summary>
    public static double Unit(string unit) =>
        unit switch
        {
            "ns" => 1,
            "us" => 1e3,
            "ms" => 1e6,
            "s" => 1e9,
            _ => throw new FormatException(
                $"the timing command reports times in '{unit}', not in ns, us, ms or s"
            ),
        };

    private static IEnumerable<NamedTime> One(TimedCommand command, string text)
    {
        if (command.From == TimesFrom.Regex)
        {
            return Matches(command, text);
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return command.From == TimesFrom.Json
                ?
                [
                    new(
                        command.Pattern!,
                        Number(At(json.RootElement, command.Pattern!), command.Pattern!)
                            * Unit(command.Unit)
                    ),
                ]
                : BenchmarkReports.Read(command.From, json.RootElement);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(
                $"the timing command's JSON cannot be read: {exception.Message}",
                exception
            );
        }
    }

    // A name, when the expression has a group for it, tells several times apart.
    private static List<NamedTime> Matches(TimedCommand command, string text) =>
        Regex
            .Matches(text, command.Pattern!, RegexOptions.Multiline, MatchTimeout)
            .Select(match => new NamedTime(
                match.Groups["name"] is { Success: true } name ? name.Value : "time",
                Number(Value(match), match.Value) * Unit(command.Unit)
            ))
            .ToList();

    private static string Value(Match match) =>
        match.Groups["time"] is { Success: true } time ? time.Value
        : match.Groups.Count > 1 ? match.Groups[1].Value
        : match.Value;

    private static double Number(string text, string where) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' in '{where}' is not a number");

    private static string At(JsonElement root, string path)
    {
        var found = root;
        foreach (var step in path.Split('.'))
        {
            found =
                found.ValueKind == JsonValueKind.Array
                && int.TryParse(step, CultureInfo.InvariantCulture, out var index)
                && index >= 0
                && index < found.GetArrayLength()
                    ? found[index]
                : found.ValueKind == JsonValueKind.Object
                && found.TryGetProperty(step, out var next)
                    ? next
                : throw new FormatException($"the timing command's JSON has no {path}");
        }

        return found.ToString();
    }
}
