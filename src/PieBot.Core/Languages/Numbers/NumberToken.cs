namespace PieBot.Core.Languages.Numbers;

/// <summary>A token of a statement, as far as its numbers go.</summary>
/// <param name="Value">Of a number; null for anything else.</param>
internal readonly record struct NumberToken(string Text, double? Value = null)
{
    public bool Is(params ReadOnlySpan<string> texts) => Value is null && texts.Contains(Text);
}
