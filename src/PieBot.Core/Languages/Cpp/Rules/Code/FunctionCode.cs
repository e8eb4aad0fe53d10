using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>A function as rules read it: its tokens, what encloses what, and what its names are declared as.</summary>
internal sealed class FunctionCode
{
    private readonly string _source;
    private readonly IReadOnlyList<Variable> _fields;

    private FunctionCode(
        string source,
        IReadOnlyList<CodeToken> tokens,
        int[] partner,
        StdNames std,
        IReadOnlyList<Variable> fields
    )
    {
        (_source, Tokens, Partner, Std) = (source, tokens, partner, std);
        _fields = fields;
        NewLine = source.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Body = partner[tokens.Count - 1];
        Parent = Parents(tokens);
        Types = new(tokens, partner, std);
        Statements = new(tokens, partner);
        Lambdas = LambdaFinder.Find(tokens, partner);
        Loops = Statements.Loops(Body).ToList();
        Variables = new VariableReader(this).Read();
    }

    /// <summary>Of its header and its body.</summary>
    public IReadOnlyList<CodeToken> Tokens { get; }

    /// <summary>Of each bracket: see <see cref="Brackets"/>.</summary>
    public int[] Partner { get; }

    /// <summary>Of each token the innermost bracket around it; -1: none.</summary>
    public int[] Parent { get; }

    /// <summary>The brace its body begins with.</summary>
    public int Body { get; }

    /// <summary>The file's line ending.</summary>
    public string NewLine { get; }

    public StdNames Std { get; }

    public TypeReader Types { get; }

    public Statements Statements { get; }

    public IReadOnlyList<Lambda> Lambdas { get; }

    public IReadOnlyList<Loop> Loops { get; }

    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>Null where rules keep out: compiled in parts, with jumps to anywhere, or no function that stands on lines of its own.</summary>
    /// <param name="source">The file.</param>
    /// <param name="file">Its tokens.</param>
    /// <param name="fields">Those that the member sees.</param>
    public static FunctionCode? Of(
        string source,
        IReadOnlyList<CodeToken> file,
        StdNames std,
        IReadOnlyList<Variable> fields,
        ChangedMember member
    )
    {
        var tokens = file.Where(token => member.Lines.Contains(new(token.Line, token.EndLine)))
            .ToList();
        return
            tokens.Count > 2
            && tokens[^1].Is("}")
            && tokens.TrueForAll(token => token.Kind != TokenKind.Directive && !token.Is("goto"))
            && Brackets.Match(tokens) is { } partner
            && !tokens.Take(partner[^1]).Any(token => token.Is(";"))
            ? new(source, tokens, partner, std, fields)
            : null;
    }

    public bool Is(int at, string text) => at >= 0 && at < Tokens.Count && Tokens[at].Is(text);

    /// <summary>Whether these tokens stand one after another.</summary>
    public bool Has(int at, params ReadOnlySpan<string> texts)
    {
        for (var one = 0; one < texts.Length; one++)
        {
            if (!Is(at + one, texts[one]))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsWord(int at) => at >= 0 && at < Tokens.Count && Tokens[at].Kind == TokenKind.Word;

    public bool IsOperator(int at) =>
        at >= 0 && at < Tokens.Count && Tokens[at].Kind == TokenKind.Operator;

    /// <summary>Tokens as the file has them, with what stands between them.</summary>
    public string Text(int from, int to) => _source[Tokens[from].Start..Tokens[to - 1].End];

    /// <summary>Tokens without blanks and comments, for comparison.</summary>
    public string Plain(int from, int to) => TokenText.Of(Tokens, from, to);

    /// <summary>Takes the tokens' place.</summary>
    /// <returns>Null when there is a comment between them, or lines that are joined.</returns>
    public Change? Replace(int from, int to, string text) =>
        HasMore(from, to) ? null : new(Tokens[from].Start, Tokens[to - 1].End, text);

    /// <summary>Puts a statement on a line of its own before the one that begins at a token.</summary>
    public Change Before(int at, string statement) =>
        new(Tokens[at].Start, Tokens[at].Start, statement + NewLine + Indent(at));

    /// <summary>Takes tokens out, with their line where nothing else is on it.</summary>
    /// <returns>Null as for <see cref="Replace"/>.</returns>
    public Change? Remove(int from, int to)
    {
        if (HasMore(from, to))
        {
            return null;
        }

        var (start, end) = (Tokens[from].Start, Tokens[to - 1].End);
        var line = start - Indent(from).Length;
        var next = _source.IndexOf('\n', end);
        return
            line == LineStart(start) && next >= 0 && string.IsNullOrWhiteSpace(_source[end..next])
            ? new(line, next + 1, "")
            : new(start, end, "");
    }

    /// <summary>The blanks that the line of a token begins with.</summary>
    public string Indent(int at)
    {
        var start = LineStart(Tokens[at].Start);
        var end = start;
        while (end < _source.Length && _source[end] is ' ' or '\t')
        {
            end++;
        }

        return _source[start..end];
    }

    /// <summary>What a name means at a token; null where that is not known.</summary>
    public Variable? Find(int at) =>
        IsOwnName(at)
            ? Variables.LastOrDefault(one =>
                one.Name == Tokens[at].Text && one.At <= at && at < one.To
            ) ?? _fields.FirstOrDefault(one => one.Name == Tokens[at].Text)
            : null;

    /// <summary>Places that mean a variable, its declaration left out.</summary>
    public IEnumerable<int> Mentions(Variable variable, int from, int to)
    {
        for (var at = Math.Max(from, variable.At + 1); at < Math.Min(to, variable.To); at++)
        {
            if (Tokens[at].Text == variable.Name && Find(at) == variable)
            {
                yield return at;
            }
        }
    }

    public IEnumerable<int> Mentions(Variable variable) => Mentions(variable, 0, Tokens.Count);

    /// <summary>Whether a token stands in a lambda that a variable is declared outside of.</summary>
    public bool IsCaptured(Variable variable, int at) =>
        Lambdas.Any(one => variable.At < one.Open && one.Open < at && at < one.Close);

    /// <summary>Whether a token is run again and again, from outside of a place on.</summary>
    public bool IsRepeated(int at, int outside) =>
        Loops.Any(one => one.At > outside && one.At < at && at < one.To);

    /// <summary>A name no one has in the function.</summary>
    public string? Fresh(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!Tokens.Any(token => token.Text == name))
            {
                return name;
            }
        }

        return null;
    }

    private bool IsOwnName(int at) =>
        IsWord(at)
        && !(at > 0 && IsOperator(at - 1) && Tokens[at - 1].Text is "." or "->" or "::")
        && !Is(at + 1, "::");

    // Comments are no tokens.
    private bool HasMore(int from, int to)
    {
        for (var at = from; at + 1 < to; at++)
        {
            if (!string.IsNullOrWhiteSpace(_source[Tokens[at].End..Tokens[at + 1].Start]))
            {
                return true;
            }
        }

        return false;
    }

    private int LineStart(int place) => _source.LastIndexOf('\n', Math.Max(0, place - 1)) + 1;

    private static int[] Parents(IReadOnlyList<CodeToken> tokens)
    {
        var parents = new int[tokens.Count];
        var open = new Stack<int>([-1]);
        for (var at = 0; at < tokens.Count; at++)
        {
            var text = tokens[at].Kind == TokenKind.Operator ? tokens[at].Text : "";
            if (text is ")" or "]" or "}")
            {
                open.Pop();
            }

            parents[at] = open.Peek();
            if (text is "(" or "[" or "{")
            {
                open.Push(at);
            }
        }

        return parents;
    }
}
