namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>What is known of whether a code fix means the same as what it replaces.</summary>
internal abstract record Meaning
{
    private Meaning() { }

    /// <summary>It is not the same, and tests may not notice.</summary>
    /// <param name="Reason">Why, in words that follow "refused:".</param>
    public sealed record Changed(string Reason) : Meaning;

    /// <summary>It is the same but for what a reviewer should look at.</summary>
    public sealed record Doubtful(Risk Risk) : Meaning;
}
