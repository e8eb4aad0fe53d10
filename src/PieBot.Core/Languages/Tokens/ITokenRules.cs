namespace PieBot.Core.Languages.Tokens;

/// <summary>What the guard and the reader of replies ask of a language that is known by its tokens.</summary>
internal interface ITokenRules
{
    /// <summary>What no performance edit needs, for people, and the words that reach for it.</summary>
    IReadOnlyDictionary<string, string[]> Powers { get; }

    /// <summary>Whether braces end statements.</summary>
    bool HasBraces { get; }

    /// <summary>Where a member's signature begins, after its decorators.</summary>
    int SignatureStart(IReadOnlyList<CodeToken> member);

    /// <summary>Without what is style alone: doc strings, needless braces.</summary>
    IReadOnlyList<CodeToken> WithoutStyle(IReadOnlyList<CodeToken> body);

    /// <summary>Names that a body declares, in the order they stand in.</summary>
    IReadOnlyList<LocalName> Declared(IReadOnlyList<CodeToken> body);

    /// <summary>Whether a name that follows no dot is still not decided by scopes: an argument's name, a qualifier.</summary>
    bool IsForeign(IReadOnlyList<CodeToken> body, int at);

    /// <summary>What says how often each loop of a body runs.</summary>
    List<IReadOnlyList<CodeToken>> Bounds(IReadOnlyList<CodeToken> body);

    IEnumerable<Risk> Risks(TokenCounts sides);

    /// <summary>The line that brings in what a model asks for.</summary>
    string ImportLine(string asked);

    /// <summary>Whether a line brings in names and does nothing else.</summary>
    bool IsPlainImport(string line);
}
