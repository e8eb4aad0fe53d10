using System.Text.RegularExpressions;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>
/// The fields of a class that its users can see: public ones, and those that a function hands out as they are. What else an
/// object keeps is its own affair: a right edit may keep it in another way.
/// </summary>
internal static partial class CppFields
{
    private const int MostHeaders = 5000;

    private static readonly HashSet<string> NoField = new(StringComparer.Ordinal)
    {
        "using",
        "typedef",
        "friend",
        "static",
        "template",
        "enum",
        "class",
        "struct",
        "union",
        "constexpr",
        "operator",
    };

    /// <param name="root">Of the checkout: headers that the file includes are read there.</param>
    /// <param name="path">The file, relative to the root.</param>
    /// <param name="name">Of a member function, with its classes: <c>Ledger::balance</c>.</param>
    /// <returns>None where no class of that name is found, or where the function is static.</returns>
    public static IReadOnlyList<string> Seen(string root, string path, string text, string name)
    {
        var parts = name.Split("::");
        if (parts.Length < 2)
        {
            return [];
        }

        var texts = Headers(root, path, text).Prepend(text).ToList();
        var returned = texts
            .SelectMany(one => Returned().Matches(one))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        return texts
                .Select(one => Fields(CppLexer.Tokens(one), parts[^2].Split('<')[0], parts[^1]))
                .FirstOrDefault(fields => fields is not null)
                ?.Where(field => field.Public || returned.Contains(field.Name))
                .Select(field => field.Name)
                .ToList()
            ?? [];
    }

    // Those with quotation marks; what stands elsewhere is looked for by the end of its path.
    private static IEnumerable<string> Headers(string root, string path, string text)
    {
        var names = Included().Matches(text).Select(match => match.Groups["path"].Value).ToList();
        if (names.Count == 0)
        {
            return [];
        }

        var folder = Path.GetDirectoryName(Path.Combine(root, path))!;
        var found = names.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToList();
        var missing = names
            .Where(name => !File.Exists(Path.Combine(folder, name)))
            .Select(name => "/" + name.Split("../")[^1])
            .ToList();
        if (missing.Count > 0)
        {
            found.AddRange(
                Directory
                    .EnumerateFiles(root, "*.h*", SearchOption.AllDirectories)
                    .Take(MostHeaders)
                    .Where(file =>
                        missing.Exists(end =>
                            file.Replace('\\', '/').EndsWith(end, StringComparison.Ordinal)
                        )
                    )
            );
        }

        return found.Select(file => SourceFile.Parse(File.ReadAllBytes(file)).Text);
    }

    // Null when the class is not defined here.
    private static List<(string Name, bool Public)>? Fields(
        IReadOnlyList<CodeToken> tokens,
        string type,
        string function
    )
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (
                (tokens[at].Is("class") || tokens[at].Is("struct"))
                && tokens[at + 1].Is(type)
                && Opening(tokens, at + 2) is { } open
            )
            {
                return Fields(tokens, open, tokens[at].Is("struct"), function);
            }
        }

        return null;
    }

    private static int? Opening(IReadOnlyList<CodeToken> tokens, int at)
    {
        while (at < tokens.Count && !tokens[at].Is(";") && !tokens[at].Is("("))
        {
            if (tokens[at].Is("{"))
            {
                return at;
            }

            at++;
        }

        return null;
    }

    private static List<(string Name, bool Public)>? Fields(
        IReadOnlyList<CodeToken> tokens,
        int open,
        bool isPublic,
        string function
    )
    {
        var fields = new List<(string Name, bool Public)>();
        var statement = new List<CodeToken>();
        for (var at = open + 1; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Is("}"))
            {
                return fields;
            }

            if (
                (token.Is("public") || token.Is("private") || token.Is("protected"))
                && at + 1 < tokens.Count
                && tokens[at + 1].Is(":")
            )
            {
                isPublic = token.Is("public");
                statement.Clear();
                at++;
            }
            else if (token.Is("{"))
            {
                statement.Add(token);
                at = Closing(tokens, at);
                // A function's body ends it; an initializer does not.
                if (statement.Exists(one => one.Is("(")) && !IsStaticOf(statement, function))
                {
                    statement.Clear();
                }
            }
            else if (token.Is(";"))
            {
                if (IsStaticOf(statement, function))
                {
                    return [];
                }

                fields.AddRange(Names(statement).Select(name => (name, isPublic)));
                statement.Clear();
            }
            else
            {
                statement.Add(token);
            }

            if (IsStaticOf(statement, function))
            {
                return [];
            }
        }

        return null;
    }

    private static bool IsStaticOf(List<CodeToken> statement, string function) =>
        statement.Exists(token => token.Is("static"))
        && statement
            .Zip(statement.Skip(1))
            .Any(pair => pair.First.Is(function) && pair.Second.Is("("));

    private static int Closing(IReadOnlyList<CodeToken> tokens, int at)
    {
        var depth = 0;
        for (; at < tokens.Count; at++)
        {
            depth +=
                tokens[at].Is("{") ? 1
                : tokens[at].Is("}") ? -1
                : 0;
            if (depth == 0)
            {
                break;
            }
        }

        return at;
    }

    // What a statement of a class declares, unless it is a function or a type.
    private static IEnumerable<string> Names(List<CodeToken> statement)
    {
        if (
            statement.Count < 2
            || statement.Exists(token => token.Is("(") || NoField.Contains(token.Text))
        )
        {
            yield break;
        }

        var depth = 0;
        CodeToken? last = null;
        var named = false;
        foreach (var token in statement)
        {
            depth +=
                token.Is("<") ? 1
                : token.Is(">") ? -1
                : token.Is(">>") ? -2
                : 0;
            if (depth > 0)
            {
                continue;
            }

            if (!named && (token.Is("=") || token.Is("{") || token.Is("[") || token.Is(":")))
            {
                named = true;
                if (last is { } name)
                {
                    yield return name.Text;
                }
            }
            else if (token.Is(","))
            {
                if (!named && last is { } name)
                {
                    yield return name.Text;
                }

                (named, last) = (false, null);
            }
            else if (token.Kind == TokenKind.Word && !named)
            {
                last = token;
            }
        }

        if (!named && last is { } final)
        {
            yield return final.Text;
        }
    }

    [GeneratedRegex(
        @"\breturn\s+(this\s*->\s*)?(?<name>[A-Za-z_]\w*)\s*;",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Returned();

    [GeneratedRegex(
        @"^\s*#\s*include\s*""(?<path>[^""]+)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Included();
}
