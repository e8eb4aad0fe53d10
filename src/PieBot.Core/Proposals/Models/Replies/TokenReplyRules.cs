using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Replies to a member of a language that is known by its tokens.</summary>
internal sealed class TokenReplyRules(
    ITokenLanguage language,
    string headText,
    IReadOnlyList<string> lines,
    ChangedMember target
) : IReplyRules
{
    private readonly TokenSide? _head = Side(language, headText, target);

    public (Edit? Edit, string? Fault) Imports(IReadOnlyList<string> asked) =>
        ImportLines.Of(language, target.Path, headText, lines, asked);

    public string? Check(string edited) =>
        language.Read(target.Path, edited).Fault is { } fault
            ? $"the edited file cannot be read: {fault}"
        : _head is null || Side(language, edited, target) is not { } side
            ? "the member itself is gone, or has another signature"
        : TokenGuard.Outside(_head, side);

    public string Key(string edited) => Key(language, edited, target);

    /// <summary>Of a text that may lack the member.</summary>
    public static string Key(ITokenLanguage language, string edited, ChangedMember target) =>
        Side(language, edited, target) is { } side
            ? string.Join(
                '\u0001',
                TokenCosmetic
                    .Normalised(language, side)
                    .Concat(side.Imports.Order(StringComparer.Ordinal))
            )
            : edited;

    private static TokenSide? Side(ITokenLanguage language, string text, ChangedMember target) =>
        TokenSide.Of(language, target.Path, target.Id, text);
}
