namespace PieBot.Core.Changes;

/// <summary>A run of changed lines: what it was at the base, what it is at the head. No context lines.</summary>
internal sealed record Hunk(LineRange Base, LineRange Head);
