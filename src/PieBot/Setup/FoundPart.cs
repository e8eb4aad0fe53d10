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
/// <param name="Build">With the network; null: nothing is to be built.</param>
internal sealed record PartCommands(
    string Name,
    IReadOnlyList<string> Include,
    string? Build,
    string Test
);
