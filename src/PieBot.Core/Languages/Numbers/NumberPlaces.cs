namespace PieBot.Core.Languages.Numbers;

/// <summary>
/// Says of each number of a statement what it is a part of: the statement, a call or array size, a comparison. Where one of
/// these stands on both sides of an edit with another number, that number was changed; anywhere else it is another number.
/// </summary>
internal static class NumberPlaces
{
    private static readonly string[] Comparisons = ["<", ">", "<=", ">=", "==", "!=", "===", "!=="];

    // What a comparison ends at, on both sides.
    private static readonly string[] Boundaries =
    [
        .. (string[])["", ",", ";", "{", "}", "&&", "||", "and", "or", "not", "!", "?", ":"],
        .. (string[])["=", ":=", "=>", "if", "elif", "else", "while", "until", "for", "return"],
    ];

    /// <param name="statement">Or an expression with what it is the value of.</param>
    public static IReadOnlyList<NumberFact> Of(IReadOnlyList<NumberToken> statement)
    {
        var tokens = Constants.Folded(statement);
        var texts = new Dictionary<Range, string>();
        var facts = new List<NumberFact>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Value is not { } value)
            {
                continue;
            }

            var call = NumberCalls.Around(tokens, at);
            var role = NumberRoles.Of(tokens, at, call);
            Range?[] places = [Statement(tokens), call, Comparison(tokens, at)];
            foreach (var place in places.OfType<Range>().Distinct())
            {
                if (!texts.TryGetValue(place, out var text))
                {
                    texts.Add(place, text = Text(tokens.Take(place)));
                }

                // Other numbers may change too, so they are no part of the text: which of them it is counts.
                var number = tokens.Take(place.Start.Value..at).Count(one => one.Value is not null);
                facts.Add(new($"{number} of {text}", value) { Role = role });
            }
        }

        return facts;
    }

    // Without what only ends it.
    private static Range Statement(IReadOnlyList<NumberToken> tokens)
    {
        var end = tokens.Count;
        while (end > 0 && tokens[end - 1].Is("", ";", "{", "}", ":"))
        {
            end--;
        }

        return 0..end;
    }

    private static Range? Comparison(IReadOnlyList<NumberToken> tokens, int at)
    {
        var from = Edge(tokens, at, -1) + 1;
        var to = Edge(tokens, at, 1);
        return tokens.Take(from..to).Any(token => token.Is(Comparisons)) ? from..to : null;
    }

    private static int Edge(IReadOnlyList<NumberToken> tokens, int at, int step)
    {
        var depth = 0;
        for (at += step; at >= 0 && at < tokens.Count; at += step)
        {
            depth +=
                tokens[at].Is("(", "[") ? step
                : tokens[at].Is(")", "]") ? -step
                : 0;
            if (depth < 0 || (depth == 0 && tokens[at].Is(Boundaries)))
            {
                break;
            }
        }

        return at;
    }

    private static string Text(IEnumerable<NumberToken> tokens) =>
        string.Join(' ', tokens.Select(token => token.Value is null ? token.Text : "#"));
}
