using PieBot.Core.Changes;

namespace PieBot.Core.Targets;

/// <summary>A file the pull request adds, changes or renames. Paths are relative to the repository, with forward slashes.</summary>
internal sealed record ChangedFile(string Path, string? BasePath, IReadOnlyList<Hunk> Hunks);

/// <summary>A file or member that is not proposed for, and why.</summary>
internal sealed record LeftOut(string Path, string Reason);
