namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>A member's code, to find examples for.</summary>
/// <param name="Language">Key of it: <c>csharp</c>, <c>python</c>, <c>cpp</c>.</param>
internal sealed record MemberText(string Language, string Text);
