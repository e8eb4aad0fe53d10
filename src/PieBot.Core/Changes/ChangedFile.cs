namespace PieBot.Changes;

/// <summary>A run of changed lines: what it was at the base, what it is at the head. No context lines.</summary>
internal sealed record Hunk(LineRange Base, LineRange Head);

/// <summary>A file the pull request adds, changes or renames. Paths are relative to the repository, with forward slashes.</summary>
internal sealed record ChangedFile(string Path, string? BasePath, IReadOnlyList<Hunk> Hunks);

/// <summary>A file or member that is not proposed for, and why.</summary>
internal sealed record LeftOut(string Path, string Reason);
