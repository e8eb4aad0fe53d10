using System.Text.RegularExpressions;

namespace PieBot.Core.Processes;

/// <summary>What a build that failed is told to have said, whatever built.</summary>
internal static class BuildLog
{
    private const int LastLines = 3;

    /// <summary>The first distinct errors, or the log's last lines where it has none that is known.</summary>
    public static string First(IEnumerable<string> errors, string log, int count)
    {
        var first = errors.Distinct().Take(count).ToList();
        return first.Count > 0 ? string.Join("; ", first) : LastWords(log);
    }

    /// <summary>The errors of a compiler, without folders.</summary>
    /// <param name="line">What a line of one looks like, with the groups <c>file</c>, <c>place</c> and <c>text</c>.</param>
    public static IEnumerable<string> Errors(string log, Regex line) =>
        log.Split('\n')
            .Select(one => line.Match(one))
            .Where(match => match.Success)
            .Select(match =>
                $"{Path.GetFileName(match.Groups["file"].Value)}{match.Groups["place"].Value}: {match.Groups["text"].Value.Trim()}"
            );

    /// <summary>What a process said last: on its error output, where it used that.</summary>
    public static string LastWords(ProcessResult run) =>
        LastWords(run.Error.Trim().Length > 0 ? run.Error : run.Output);

    private static string LastWords(string log) =>
        string.Join(
            ' ',
            log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                // Where an exception came from says less than what it says.
                .Where(line => !line.StartsWith("at ", StringComparison.Ordinal))
                .TakeLast(LastLines)
        );

    /// <summary>Why a command of a build failed; null when it did not.</summary>
    /// <param name="isBuild">Whether <c>--build-timeout</c> is what ended it.</param>
    /// <param name="errors">The first errors of a log.</param>
    public static string? Fault(
        ProcessResult result,
        string command,
        bool isBuild,
        TimeSpan timeout,
        Func<string, string> errors
    ) =>
        result switch
        {
            { TimedOut: true } => Unended(command, timeout, isBuild),
            { ExitCode: 0 } => null,
            _ => errors($"{result.Output}\n{result.Error}"),
        };

    /// <summary>That something took longer than it may.</summary>
    /// <param name="isBuild">Whether <c>--build-timeout</c> is what ended it.</param>
    public static string Unended(string command, TimeSpan timeout, bool isBuild) =>
        $"{command} did not end within {timeout.TotalSeconds:0} s{(isBuild ? "; if that is right, raise --build-timeout" : "")}";
}
