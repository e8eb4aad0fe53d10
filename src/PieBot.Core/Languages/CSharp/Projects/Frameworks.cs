using System.Globalization;
using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>Target framework monikers, as far as running tests needs them.</summary>
internal static partial class Frameworks
{
    /// <summary>The highest modern .NET (netcoreapp2.1 up, no platform suffix) that is not above this machine's runtime; null when there is none.</summary>
    public static string? HighestRunnable(IEnumerable<string> frameworks) =>
        frameworks
            .Select(name => (Name: name, Version: VersionOf(name)))
            .Where(one => one.Version is not null && one.Version.Major <= Environment.Version.Major)
            .OrderByDescending(one => one.Version)
            .Select(one => one.Name)
            .FirstOrDefault();

    private static Version? VersionOf(string framework)
    {
        var match = Modern().Match(framework);
        return match.Success
            ? new(
                int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["minor"].Value, CultureInfo.InvariantCulture)
            )
            : null;
    }

    [GeneratedRegex(
        @"^net(coreapp)?(?<major>\d+)\.(?<minor>\d+)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Modern();
}
