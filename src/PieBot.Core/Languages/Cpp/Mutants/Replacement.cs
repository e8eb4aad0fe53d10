namespace PieBot.Core.Languages.Cpp.Mutants;

/// <summary>Characters of a file and what takes their place.</summary>
internal sealed record Replacement(int Start, int Length, string Text);
