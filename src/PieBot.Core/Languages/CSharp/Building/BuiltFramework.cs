using System.Text;
using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Tells for which framework an assembly was built, by the attribute the compiler writes into it.</summary>
internal static partial class BuiltFramework
{
    /// <summary>The target framework moniker, such as <c>net8.0</c> or <c>netstandard2.0</c>; null when there is no such file or it does not say.</summary>
    public static string? Of(string assembly)
    {
        if (!File.Exists(assembly))
        {
            return null;
        }

        // Attribute values are stored as UTF-8, string literals of the code are not.
        var match = Attribute().Match(Encoding.Latin1.GetString(File.ReadAllBytes(assembly)));
        var version = match.Groups["version"].Value;
        return match.Groups["kind"].Value switch
        {
            "Standard" => $"netstandard{version}",
            "CoreApp" when version[0] is '1' or '2' or '3' => $"netcoreapp{version}",
            "CoreApp" => $"net{version}",
            _ => null,
        };
    }

    [GeneratedRegex(
        @"\.NET(?<kind>Standard|CoreApp),Version=v(?<version>\d+\.\d+)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Attribute();
}
