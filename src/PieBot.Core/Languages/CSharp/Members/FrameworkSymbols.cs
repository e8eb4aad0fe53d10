using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.CSharp.Members;

/// <summary>The symbols that the SDK defines for a target framework (https://learn.microsoft.com/dotnet/standard/frameworks#preprocessor-symbols).</summary>
internal static partial class FrameworkSymbols
{
    private static readonly string[] Core = ["1.0", "1.1", "2.0", "2.1", "2.2", "3.0", "3.1"];

    private static readonly string[] Standard =
    [
        "1.0",
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "1.5",
        "1.6",
        "2.0",
        "2.1",
    ];

    private static readonly string[] Framework =
    [
        "20",
        "30",
        "35",
        "40",
        "45",
        "451",
        "452",
        "46",
        "461",
        "462",
        "47",
        "471",
        "472",
        "48",
        "481",
    ];

    /// <summary>The version of a modern .NET without a platform; null for anything else.</summary>
    public static Version? Modern(string framework) =>
        Moniker().Match(framework) is { Success: true } match
        && match.Groups["kind"].Value is "net" or "netcoreapp"
        && match.Groups["platform"].Value.Length == 0
            ? Version.Parse(match.Groups["version"].Value)
            : null;

    public static IReadOnlyList<string> Of(string framework)
    {
        if (Moniker().Match(framework.ToLowerInvariant()) is not { Success: true } match)
        {
            var old = framework.StartsWith("net", StringComparison.Ordinal) ? framework[3..] : "";
            var at = Array.IndexOf(Framework, old);
            return at < 0
                ? []
                :
                [
                    "NETFRAMEWORK",
                    $"NET{old}",
                    .. Framework.Take(at + 1).Select(one => $"NET{one}_OR_GREATER"),
                ];
        }

        var version = Version.Parse(match.Groups["version"].Value);
        var own = Symbol(match.Groups["version"].Value);
        var platform = match.Groups["platform"].Value.ToUpperInvariant();
        return match.Groups["kind"].Value switch
        {
            "netstandard" => ["NETSTANDARD", $"NETSTANDARD{own}", .. UpTo("NETSTANDARD", Standard)],
            "netcoreapp" => ["NETCOREAPP", $"NETCOREAPP{own}", .. UpTo("NETCOREAPP", Core)],
            _ =>
            [
                "NET",
                $"NET{own}",
                "NETCOREAPP",
                .. UpTo("NETCOREAPP", Core),
                .. Enumerable
                    .Range(5, Math.Max(0, version.Major - 4))
                    .Select(one => $"NET{one}_0_OR_GREATER"),
                .. platform.Length > 0 ? [platform] : Array.Empty<string>(),
            ],
        };

        IEnumerable<string> UpTo(string kind, string[] versions) =>
            versions
                .Where(one => Version.Parse(one) <= version)
                .Select(one => $"{kind}{Symbol(one)}_OR_GREATER");
    }

    private static string Symbol(string version) => version.Replace('.', '_');

    [GeneratedRegex(
        @"^(?<kind>netcoreapp|netstandard|net)(?<version>\d{1,3}\.\d{1,3})(-(?<platform>[a-z]+)[\d.]*)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Moniker();
}
