using System.Text.RegularExpressions;

namespace PieBot.Core.Proposals.Examples;

/// <summary>
/// Code as a weighted bag of words, whatever its language: comments are dropped, literals folded to their kind,
/// identifiers taken whole and in the parts their case shows, calls weighted up and words of declarations down.
/// </summary>
internal static partial class CodeTokens
{
    private const double Call = 2;
    private const double Part = 0.5;
    private const double Declaration = 0.2;

    private static readonly HashSet<string> Declarations = new(StringComparer.Ordinal)
    {
        "public",
        "private",
        "protected",
        "internal",
        "static",
        "readonly",
        "const",
        "sealed",
        "var",
        "auto",
        "void",
        "int",
        "long",
        "bool",
        "double",
        "return",
        "if",
        "else",
        "def",
        "class",
        "self",
        "this",
        "in",
        "using",
        "namespace",
        "std",
        "import",
        "include",
        "null",
        "true",
        "false",
        "none",
    };

    /// <summary>Weight of each token, summed over its occurrences.</summary>
    public static IReadOnlyDictionary<string, double> Weights(string code)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Match match in Token().Matches(code))
        {
            if (match.Groups["word"] is { Success: true } word)
            {
                AddWord(weights, word.Value, code, match.Index + match.Length);
            }
            else if (Folded(match) is { } folded)
            {
                Add(weights, folded, 1);
            }
        }

        return weights;
    }

    private static void AddWord(
        Dictionary<string, double> weights,
        string word,
        string code,
        int end
    )
    {
        var whole = word.Trim('_').ToLowerInvariant();
        if (whole.Length == 0)
        {
            return;
        }

        if (Declarations.Contains(whole))
        {
            Add(weights, whole, Declaration);
            return;
        }

        Add(weights, whole, end < code.Length && code[end] is '(' or '<' ? Call : 1);
        var parts = Parts().Matches(word).Select(part => part.Value.ToLowerInvariant()).ToList();
        foreach (var part in parts.Where(part => part.Length > 1 && part != whole))
        {
            Add(weights, part, Part);
        }
    }

    private static string? Folded(Match match) =>
        match switch
        {
            _ when match.Groups["text"].Success => "<text>",
            _ when match.Groups["number"].Success => "<number>",
            // Brackets and commas stand in all code; what is done to values tells more.
            _ when match.Groups["operator"].Success => match.Value,
            _ => null,
        };

    private static void Add(Dictionary<string, double> weights, string token, double weight) =>
        weights[token] = weights.GetValueOrDefault(token) + weight;

    [GeneratedRegex(
        """
            (?<comment>//[^\n]*|/\*.*?\*/|\#[\ !][^\n]*)
            |(?<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
            |(?<number>\b\d[\w.]*)
            |(?<word>[\p{L}_][\p{L}\p{Nd}_]*)
            |(?<operator>[+*/%&|^-]=|\+\+|--|==|!=|<=|>=|&&|\|\||<<|>>|=>|[+*/%-])
            """,
        RegexOptions.Singleline
            | RegexOptions.IgnorePatternWhitespace
            | RegexOptions.ExplicitCapture
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex Token();

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Nd}+", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
