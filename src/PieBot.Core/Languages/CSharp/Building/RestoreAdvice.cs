namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>What would help a project that does not restore: what the machine lacks is told apart from what the repository lacks.</summary>
internal static class RestoreAdvice
{
    // Codes of NuGet (learn.microsoft.com/nuget/reference/errors-and-warnings) and of the SDK.
    private static readonly (string[] Codes, string Advice)[] All =
    [
        (["NU1101", "NU1102", "NU1103"], "none of the package feeds that this machine uses has it"),
        (
            ["NU1301"],
            "that feed cannot be reached from this machine, or asks for a login: set it up before PieBot runs"
        ),
        (["NETSDK1147"], "run 'dotnet workload restore' before PieBot"),
        (["NETSDK1045"], "install the SDK that it targets"),
    ];

    /// <summary>A restore's first error, with the advice that there is for it.</summary>
    /// <param name="error">As the tool says it.</param>
    public static string Add(string error) =>
        All.FirstOrDefault(one =>
            one.Codes.Any(code => error.Contains(code, StringComparison.Ordinal))
        )
            is { Advice: { } advice }
            ? $"{error.TrimEnd('.', ' ')} ({advice})"
            : error;
}
