namespace PieBot.Core.Configuration;

/// <summary>How CMake is to be asked, where what PieBot finds out by itself is not enough.</summary>
/// <param name="Preset">Of the project's own CMakePresets.json; null: none.</param>
/// <param name="Options">Cache entries, as <c>NAME=VALUE</c>.</param>
/// <param name="Targets">That hold the tests; none: PieBot finds them.</param>
internal sealed record CMakeSettings(
    string? Preset,
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Targets
)
{
    public static CMakeSettings None { get; } = new(null, [], []);
}
