namespace PieBot.Tool.Setup;

/// <summary>A part of a repository in one ecosystem.</summary>
/// <param name="Ecosystem">For people.</param>
/// <param name="Tests">What tests it; null when nothing was found that PieBot could run.</param>
/// <param name="Why">What tells; or, without tests, what to do.</param>
/// <param name="Commands">Null where PieBot needs to be told none.</param>
internal sealed record FoundPart(
    string Ecosystem,
    string? Tests,
    string Why,
    PartCommands? Commands = null
);

/// <summary>How a part is built and tested, as the configuration is to say it.</summary>
/// <param name="Name">Of the project in the configuration.</param>
/// <param name="Include">Globs of its files.</param>
internal sealed record PartCommands(string Name, IReadOnlyList<string> Include, string Test)
{
    /// <summary>Gets packages, with the network; null: there are none to get.</summary>
    public string? Restore { get; init; }

    /// <summary>Without the network; null: nothing is to be built.</summary>
    public string? Build { get; init; }

    /// <summary>Glob of the reports that the tests write; null: none.</summary>
    public string? JUnit { get; init; }

    /// <summary>What is timed instead of the tests; null: the tests are.</summary>
    public PartTiming? Timing { get; init; }
}

/// <summary>A command to be timed.</summary>
/// <param name="Times">How its times are read from what it prints; null: its processor time is taken.</param>
internal sealed record PartTiming(string Command, (string Regex, string Unit)? Times = null);
