using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules;

/// <summary>Puts the headers of the standard library that an edit needs where others stand.</summary>
internal static class Includes
{
    /// <param name="tokens">Of the file.</param>
    /// <param name="headers">As between the angle brackets.</param>
    public static IEnumerable<Change> Missing(
        string text,
        IReadOnlyList<CodeToken> tokens,
        IReadOnlyList<string> headers
    )
    {
        var placed = Placed(tokens);
        var missing = headers
            .Where(header => !placed.Exists(one => one.Name == $"<{header}>"))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (missing.Count == 0 || placed.Exists(one => one.Name == "<bits/stdc++.h>"))
        {
            return [];
        }

        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = string.Concat(missing.Select(header => $"#include <{header}>{newLine}"));
        // Among the library's headers, in the order of the alphabet.
        var group = placed.Where(one => one is { IsAlways: true, Name: ['<', ..] }).ToList();
        if (group.Find(one => string.CompareOrdinal(one.Name, $"<{missing[0]}>") > 0) is { } next)
        {
            return [new(next.At, next.At, lines)];
        }

        if (group.Count > 0)
        {
            var last = group[^1].End;
            return [new(last, last, newLine + lines[..^newLine.Length])];
        }

        var first = placed.Find(one => one.IsAlways);
        var place =
            first?.At ?? tokens.FirstOrDefault(token => token.Kind != TokenKind.Directive).Start;
        return [new(place, place, first is null ? lines + newLine : lines)];
    }

    /// <param name="Name">With its brackets or quotes.</param>
    /// <param name="IsAlways">Whether nothing but the file's own guard decides whether it is read.</param>
    private sealed record Include(string Name, int At, int End, bool IsAlways);

    private static List<Include> Placed(IReadOnlyList<CodeToken> tokens)
    {
        var directives = tokens.Where(token => token.Kind == TokenKind.Directive).ToList();
        var guard =
            directives.Count > 1 && Is(directives[0], "ifndef") && Is(directives[1], "define")
                ? 1
                : 0;
        var depth = 0;
        var placed = new List<Include>();
        foreach (var directive in directives)
        {
            depth +=
                Is(directive, "if") || Is(directive, "ifdef") || Is(directive, "ifndef") ? 1
                : Is(directive, "endif") ? -1
                : 0;
            if (Is(directive, "include"))
            {
                var name = directive
                    .Text[(directive.Text.IndexOf("include", StringComparison.Ordinal) + 7)..]
                    .Trim();
                if (name.Length > 0)
                {
                    placed.Add(
                        new(
                            name.Split(' ', '\t')[0],
                            directive.Start,
                            directive.End,
                            depth <= guard
                        )
                    );
                }
            }
        }

        return placed;
    }

    private static bool Is(CodeToken directive, string name)
    {
        var text = directive.Text.AsSpan(1).TrimStart();
        return text.StartsWith(name, StringComparison.Ordinal)
            && (text.Length == name.Length || !char.IsLetter(text[name.Length]));
    }
}
