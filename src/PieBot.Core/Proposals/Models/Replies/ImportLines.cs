using PieBot.Core.Changes;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Adds the imports or includes that an edit needs to the top of its file.</summary>
internal static class ImportLines
{
    private const int Most = 8;

    /// <summary>Null when nothing is to be added; a fault when what is asked for is no plain import.</summary>
    public static (Edit? Edit, string? Fault) Of(
        ITokenLanguage language,
        string path,
        string text,
        IReadOnlyList<string> file,
        IReadOnlyList<string> asked
    )
    {
        var rules = language.Rules;
        var wanted = asked
            .Select(one => one.Trim().TrimEnd(';').Trim())
            .Where(one => one.Length > 0)
            .Select(rules.ImportLine)
            .Distinct()
            .ToList();
        if (wanted.Count > Most || wanted.Exists(one => !rules.IsPlainImport(one)))
        {
            return (null, "an import it asks for is not a plain one");
        }

        wanted.RemoveAll(one => file.Any(line => line.TrimEnd() == one));
        if (wanted.Count == 0)
        {
            return (null, null);
        }

        // Before what stands there now, which is repeated: a place without lines can be told from no other.
        var at = Place(language, text);
        var original = at <= file.Count ? file[at - 1] : "";
        return (new(path, new(at, at), original, string.Join('\n', wanted.Append(original))), null);
    }

    // The first import, or the first statement that is no text about the file.
    private static int Place(ITokenLanguage language, string text)
    {
        int? first = null;
        foreach (var statement in TokenStatements.Of(language, language.Tokens(text)))
        {
            var words = string.Join(' ', statement.Select(token => token.Text)).Trim();
            var isImport = language.IsImport(words);
            if (isImport && !words.StartsWith("from __future__", StringComparison.Ordinal))
            {
                return statement[0].Line;
            }

            if (!isImport && statement[0].Kind is not (TokenKind.Text or TokenKind.Directive))
            {
                first ??= statement[0].Line;
            }

            // A class or function has begun: what is imported from here on is not for the file.
            if (statement[0].Kind == TokenKind.Indent || statement[^1].Is("{"))
            {
                break;
            }
        }

        return first ?? 1;
    }
}
