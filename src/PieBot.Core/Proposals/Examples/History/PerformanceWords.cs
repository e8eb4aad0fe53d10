using System.Text.RegularExpressions;

namespace PieBot.Core.Proposals.Examples.History;

/// <summary>English words by which a commit says that it is about speed.</summary>
internal static partial class PerformanceWords
{
    /// <summary>For git's <c>-G</c>: a line of the diff with a comment that speaks of speed (POSIX extended, case ignored).</summary>
    public const string InComment =
        "(//|/\\*|# ).*(performance|allocat|faster|speed ?up|hot ?path|optimi[sz]|boxing|perf[^a-z])";

    /// <summary>Whether a commit's message is about speed.</summary>
    public static bool AreIn(string message) =>
        Words().IsMatch(message) && !Unlike().IsMatch(message.Split('\n')[0]);

    [GeneratedRegex(
        @"\b(perf|performance|performant|optimi[sz](e|es|ed|ing|ation|ations)|fast(er)?|speed(s|ed|ing)?[ -]?up|speed|slow(er|ness)?|allocat\w*|alloc(s)?|hot ?path|throughput|latency|efficien\w*|boxing|stackalloc|pool(ing|ed)?|cach(e|es|ed|ing)|micro-?opt\w*|quicker|o\(n)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();

    // Of builds and services, which say "fast" and "cache" of other things.
    [GeneratedRegex(
        @"\b(bump|merge (branch|pull)|revert|nuget|github actions|workflow|readme|typo|release notes|benchmark(s|dotnet)? only)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Unlike();
}
