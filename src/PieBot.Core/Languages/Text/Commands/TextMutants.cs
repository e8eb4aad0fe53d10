using System.Globalization;
using System.Text.RegularExpressions;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>
/// Plants mutants in texts of any language: only such as leave a text that can be read as before, or a language that is not
/// compiled would refuse the file, and a test that checks nothing would be taken for one that kills.
/// </summary>
internal static partial class TextMutants
{
    private static readonly IReadOnlyList<(Regex Pattern, Func<Match, string> Change)> Changes =
    [
        (Comparison(), match => Opposite(match.Value)),
        (Truth(), match => Opposite(match.Value)),
        (Joint(), match => Opposite(match.Value)),
        (Number(), match => Next(match.Value)),
        (Condition(), match => $"!({match.Value})"),
        (Statement(), _ => ""),
    ];

    // In compiled languages a mutant may go wrong: one that does not build counts for nothing.
    private const string Rust = ".rs";
    private const string Go = ".go";
    private const string Default = "Default::default()";

    private static readonly (Regex Pattern, Func<Match, string> Change) BareCondition = (
        ConditionWithoutBrackets(),
        match => $"!({match.Value})"
    );

    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase)
    {
        ".bash",
        ".ksh",
        ".sh",
        ".zsh",
    };

    // What a language calls no value, by the ending of its files.
    private static readonly Dictionary<string, string> Nothings = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".cjs"] = "null",
        [".dart"] = "null",
        [".go"] = "nil",
        [".groovy"] = "null",
        [".java"] = "null",
        [".js"] = "null",
        [".jsx"] = "null",
        [".kt"] = "null",
        [".lua"] = "nil",
        [".mjs"] = "null",
        [".php"] = "null",
        [".py"] = "None",
        [".rb"] = "nil",
        [".scala"] = "null",
        [".swift"] = "nil",
        [".ts"] = "null",
        [".tsx"] = "null",
    };

    /// <param name="path">Its ending says what the language calls no value.</param>
    /// <param name="lines">The lines that the edits wrote, 1-based.</param>
    /// <returns>In the order of the lines, at most one of a kind a line.</returns>
    public static IReadOnlyList<Mutant> Plant(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most
    )
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        var changes = ChangesOf(ending);
        var mutants = new List<Mutant>();
        var start = 0;
        var number = 0;
        var all = text.Split('\n');
        foreach (var line in all)
        {
            number++;
            var closes = number < all.Length && all[number].Trim() == "}";
            if (lines.Any(range => range.Start <= number && number <= range.End))
            {
                var from = start;
                mutants.AddRange(
                    (ending == Rust && closes ? [.. changes, (Last(), _ => Default)] : changes)
                        .Select(change => (Match: First(change.Pattern, line), change.Change))
                        .Where(one => one.Match is not null)
                        .Select(one => new Mutant(
                            $"{one.Match!.Value} changed to {(one.Change(one.Match) is { Length: > 0 } change ? change : "nothing")} in line {number}",
                            text.Remove(from + one.Match.Index, one.Match.Length)
                                .Insert(from + one.Match.Index, one.Change(one.Match))
                        ))
                );
            }

            start += line.Length + 1;
        }

        return mutants.Take(most).ToList();
    }

    // The first that stands neither in a literal nor behind the sign of a comment, as far as a line can tell.
    private static Match? First(Regex pattern, string line)
    {
        var code = Quoted().Replace(line, match => new(' ', match.Length));
        var comment = Comment().Match(code);
        var match = pattern.Match(comment.Success ? code[..comment.Index] : code);
        return match.Success && IsWhole(match.Value) ? match : null;
    }

    private static IReadOnlyList<(Regex Pattern, Func<Match, string> Change)> ChangesOf(
        string ending
    ) =>
        Shells.Contains(ending) ? [.. Changes, (ShellCommand(), _ => ":")]
        : ending == Rust ? [.. Changes, BareCondition, (Returned(), _ => Default)]
        : ending == Go
            ?
            [
                .. Changes,
                BareCondition,
                (BareStatement(), _ => ""),
                (Returned(), _ => Nothings[ending]),
            ]
        : Nothings.TryGetValue(ending, out var nothing) ? [.. Changes, (Returned(), _ => nothing)]
        : Changes;

    // What opens a bracket in the line and closes it in another is no expression.
    private static bool IsWhole(string code)
    {
        var depth = 0;
        foreach (var character in code)
        {
            depth +=
                character is '(' or '[' or '{' ? 1
                : character is ')' or ']' or '}' ? -1
                : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static string Opposite(string word) =>
        word switch
        {
            "===" => "!==",
            "!==" => "===",
            "==" => "!=",
            "!=" => "==",
            "<=" => ">",
            ">=" => "<",
            "<" => ">=",
            ">" => "<=",
            "true" => "false",
            "false" => "true",
            "&&" => "||",
            _ => "&&",
        };

    private static string Next(string number) =>
        (long.Parse(number, CultureInfo.InvariantCulture) + 1).ToString(
            CultureInfo.InvariantCulture
        );

    // With spaces around, or it may be a tag, an arrow or a type's argument.
    [GeneratedRegex(@"(?<=[\w)\]] )(===|!==|==|!=|<=|>=|<|>)(?= [\w(\-])")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(true|false)\b")]
    private static partial Regex Truth();

    [GeneratedRegex(@"(?<= )(&&|\|\|)(?= )")]
    private static partial Regex Joint();

    [GeneratedRegex(@"(?<![\w.$#@])\d{1,9}(?![\w.])")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\b(if|while) \().+(?=\)\s*\{?\s*$)")]
    private static partial Regex Condition();

    // A call or an assignment that is the whole line; a declaration is not.
    [GeneratedRegex(@"(?<=^\s*)[\w.$]+(\(.*\)|(\[[^\]]*\])? ?[-+*/|&]?= .+)(?=;\s*$)")]
    private static partial Regex Statement();

    // Behind what Go declares for it; not a pattern of Rust.
    [GeneratedRegex(
        @"(?<=\b(if|while) ([^{;]*; )?)(?![^{]*\blet\b)(?!\()[^;{\s][^;{]*?(?=\s*\{\s*$)"
    )]
    private static partial Regex ConditionWithoutBrackets();

    [GeneratedRegex(@"(?<=^\s*)[\w.]+(\(.*\)|(\[[^\]]*\])? ?[-+*/|&]?= .+)(?=\s*$)")]
    private static partial Regex BareStatement();

    // The value of a block of Rust, where the block ends behind it; not a later part of an expression.
    [GeneratedRegex(@"(?<=^\s+)(?!return\b)[\w(&*\[].*[\w)\]](?=\s*$)")]
    private static partial Regex Last();

    [GeneratedRegex(@"(?<=\breturn )(?!null\b|nil\b|None\b)[^\s;{].*?(?=;?\s*\}?\s*$)")]
    private static partial Regex Returned();

    // A command that is the whole line; one that a block needs is replaced by one that does nothing.
    [GeneratedRegex(
        @"(?<=^\s*)(?!(?:do|done|then|else|elif|fi|if|for|while|until|case|esac|in|function|return|exit|local|export|set)\b)[\w./-]+(?: [^|&;(){}<>]*)?(?=\s*$)"
    )]
    private static partial Regex ShellCommand();

    [GeneratedRegex(
        """
            "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`
            """
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(@"//|/\*|(?<=^|\s)#")]
    private static partial Regex Comment();
}
