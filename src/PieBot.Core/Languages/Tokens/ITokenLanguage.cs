namespace PieBot.Core.Languages.Tokens;

/// <summary>A language without a syntax tree here: what is said of its code is said of its tokens.</summary>
internal interface ITokenLanguage : ILanguage
{
    ITokenRules Rules { get; }

    IReadOnlyList<CodeToken> Tokens(string text);

    /// <summary>Whether a line brings in names of elsewhere: <c>import x</c>, <c>#include &lt;x&gt;</c>.</summary>
    bool IsImport(string line);
}
