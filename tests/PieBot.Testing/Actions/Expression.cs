using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PieBot.Testing.Actions;

/// <summary>
/// Evaluates expressions of workflows as far as ours go: https://docs.github.com/actions/reference/workflows-and-actions/expressions.
/// What it does not know is an error, never a guess.
/// </summary>
internal sealed partial class Expression
{
    private readonly JsonObject _contexts;
    private readonly Func<string, bool> _status;
    private readonly List<string> _tokens;
    private int _at;

    private Expression(string text, JsonObject contexts, Func<string, bool> status)
    {
        _contexts = contexts;
        _status = status;
        _tokens = Token().Matches(text).Select(match => match.Value.Trim()).ToList();
        if (string.Concat(_tokens) != Blank().Replace(text, "") && !text.Contains('\''))
        {
            throw new FormatException($"cannot read the expression {text}");
        }
    }

    /// <param name="status">Answers success, failure, always and cancelled.</param>
    public static JsonNode? Evaluate(string text, JsonObject contexts, Func<string, bool> status)
    {
        var expression = new Expression(text, contexts, status);
        var value = expression.Or();
        return expression._at == expression._tokens.Count
            ? value
            : throw new FormatException($"more than one expression in {text}");
    }

    /// <summary>An <c>if</c>: true unless it says otherwise, and after a failure only when it asks for that.</summary>
    public static bool Condition(string? text, JsonObject contexts, Func<string, bool> status)
    {
        if (text is null)
        {
            return status("success");
        }

        var inner = Whole().Match(text) is { Success: true } whole
            ? whole.Groups["inner"].Value
            : text;
        return IsTrue(Evaluate(inner, contexts, status))
            && (StatusCall().IsMatch(inner) || status("success"));
    }

    /// <summary>Text with <c>${{ … }}</c> in it; a value that is nothing else keeps its kind.</summary>
    public static JsonNode? Interpolate(string text, JsonObject contexts)
    {
        bool Unknown(string name) => throw new FormatException($"{name}() has no meaning here");
        if (Whole().Match(text) is { Success: true } whole)
        {
            return Evaluate(whole.Groups["inner"].Value, contexts, Unknown);
        }

        return JsonValue.Create(
            Part()
                .Replace(
                    text,
                    match => Text(Evaluate(match.Groups["inner"].Value, contexts, Unknown))
                )
        );
    }

    public static string Text(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonValue one when one.TryGetValue(out string? text) => text,
            JsonValue one when one.TryGetValue(out bool flag) => flag ? "true" : "false",
            _ => value.ToJsonString(),
        };

    private JsonNode? Or()
    {
        var left = And();
        while (TryTake("||"))
        {
            var right = And();
            left = IsTrue(left) ? left : right;
        }

        return left;
    }

    private JsonNode? And()
    {
        var left = Comparison();
        while (TryTake("&&"))
        {
            var right = Comparison();
            left = IsTrue(left) ? right : left;
        }

        return left;
    }

    private JsonNode? Comparison()
    {
        var left = Unary();
        if (TryTake("=="))
        {
            return AreEqual(left, Unary());
        }

        return TryTake("!=") ? !AreEqual(left, Unary()) : left;
    }

    private JsonNode? Unary() => TryTake("!") ? !IsTrue(Unary()) : Primary();

    private JsonNode? Primary()
    {
        var token = _tokens[_at++];
        if (token == "(")
        {
            var inner = Or();
            Take(")");
            return inner;
        }

        if (token[0] == '\'')
        {
            return token[1..^1].Replace("''", "'", StringComparison.Ordinal);
        }

        if (double.TryParse(token, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return token switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ when TryTake("(") => Call(token),
            _ => Path(
                _contexts.TryGetPropertyValue(token, out var context)
                    ? context
                    : throw new FormatException($"there is no context {token}")
            ),
        };
    }

    private JsonNode? Path(JsonNode? value)
    {
        while (TryTake("."))
        {
            var name = _tokens[_at++];
            value = value is JsonObject one
                ? one.FirstOrDefault(pair =>
                    pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)
                ).Value
                : null;
        }

        return value;
    }

    private JsonNode? Call(string function)
    {
        var arguments = new List<JsonNode?>();
        while (!TryTake(")"))
        {
            arguments.Add(Or());
            TryTake(",");
        }

        return (function, arguments) switch
        {
            ("fromJSON", [var json]) => JsonNode.Parse(Text(json)),
            ("format", [var text, .. var values]) => values
                .Index()
                .Aggregate(
                    Text(text),
                    (line, value) => line.Replace($"{{{value.Index}}}", Text(value.Item))
                ),
            ("success" or "failure" or "always" or "cancelled", []) => _status(function),
            _ => throw new FormatException($"{function} is not known"),
        };
    }

    private static bool AreEqual(JsonNode? left, JsonNode? right) =>
        IsText(left) && IsText(right)
            ? Text(left).Equals(Text(right), StringComparison.OrdinalIgnoreCase)
            : Number(left).Equals(Number(right)) && !double.IsNaN(Number(left));

    private static bool IsText(JsonNode? value) =>
        value is JsonValue one && one.TryGetValue(out string? _);

    private static double Number(JsonNode? value) =>
        value switch
        {
            null => 0,
            JsonValue one when one.TryGetValue(out bool flag) => flag ? 1 : 0,
            JsonValue one when one.TryGetValue(out double number) => number,
            JsonValue one when one.TryGetValue(out string? text) => text.Trim().Length == 0 ? 0
            : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
            : double.NaN,
            _ => double.NaN,
        };

    private static bool IsTrue(JsonNode? value) =>
        value switch
        {
            null => false,
            JsonValue one when one.TryGetValue(out bool flag) => flag,
            JsonValue one when one.TryGetValue(out string? text) => text.Length > 0,
            JsonValue => Number(value) != 0,
            _ => true,
        };

    private bool TryTake(string token)
    {
        if (_at < _tokens.Count && _tokens[_at] == token)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
        {
            throw new FormatException($"{token} is missing");
        }
    }

    [GeneratedRegex(@"\s*('(?:[^']|'')*'|\|\||&&|==|!=|[!().,]|[A-Za-z_][A-Za-z0-9_-]*|[0-9]+)")]
    private static partial Regex Token();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\s*\$\{\{(?<inner>(?:(?!\}\}).)*)\}\}\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\$\{\{(?<inner>(?:(?!\}\}).)*)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"\b(success|failure|always|cancelled)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex StatusCall();
}
