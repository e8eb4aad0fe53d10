using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Languages.Tokens;

/// <summary>What <see cref="EditGuard"/> asks of an edit, for languages that are known by their tokens.</summary>
internal static class TokenGuard
{
    /// <summary>Why the edit is refused; null when it may be verified.</summary>
    public static string? Check(
        ITokenLanguage language,
        ChangedMember target,
        string headText,
        string editedText
    )
    {
        if (language.Read(target.Path, editedText).Fault is { } fault)
        {
            return $"the edited file cannot be read: {fault}";
        }

        if (TokenSide.Of(language, target.Path, target.Id, headText) is not { } head)
        {
            return $"there is no {target.Name} in {target.Path} at the head";
        }

        if (TokenSide.Of(language, target.Path, target.Id, editedText) is not { } edited)
        {
            return $"it changes a visible declaration: {target.Name} is gone, or has another signature";
        }

        return Outside(head, edited)
            ?? TokenCosmetic.Check(language, head, edited)
            ?? (
                Same(head.Signature, edited.Signature)
                    ? null
                    : $"it changes a visible declaration: the signature of {target.Name}"
            )
            ?? TokenNumbers.Check(language, head, edited)
            ?? TokenLoops.Check(language, head, edited)
            ?? TokenCapabilities.Check(language, head, edited);
    }

    /// <summary>What an edit changes beside the member, but for imports that it adds; null when nothing.</summary>
    public static string? Outside(TokenSide head, TokenSide edited) =>
        !Same(head.Around, edited.Around) ? "it changes more than the member"
        : head.Imports.Except(edited.Imports, StringComparer.Ordinal).FirstOrDefault() is { } gone
            ? $"it removes an import: {gone}"
        : edited.Imports.Except(head.Imports, StringComparer.Ordinal).FirstOrDefault(IsAll)
            is { } all
            ? $"it imports all names of a module: {all}"
        : null;

    // Any name of the file may mean another thing after it.
    private static bool IsAll(string import) =>
        import.StartsWith("from ", StringComparison.Ordinal) && import.EndsWith('*');

    private static bool Same(IReadOnlyList<CodeToken> one, IReadOnlyList<CodeToken> other) =>
        one.Select(token => (token.Kind, token.Text))
            .SequenceEqual(other.Select(token => (token.Kind, token.Text)));
}
