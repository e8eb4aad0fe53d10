using System.Collections.Concurrent;
using Microsoft.ML.Tokenizers;

namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>Counts tokens as OpenAI's later models do (o200k); for other models that is close enough to keep a budget.</summary>
internal static class TokenCounter
{
    /// <summary>Characters of a line that are shown and counted: the tokenizer takes quadratic time on unbroken runs.</summary>
    public const int LongestLine = 400;

    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() =>
        TiktokenTokenizer.CreateForModel("gpt-4o")
    );

    // The instruction, examples and outlines come again in every prompt.
    private static readonly ConcurrentDictionary<string, int> Known = new(StringComparer.Ordinal);

    public static int Count(string text) =>
        text.Length > 4_000 ? CountLines(text)
        : Known.Count > 20_000 ? Whole(text)
        : Known.GetOrAdd(text, Whole);

    /// <summary>The text with its long lines cut, each with a mark that says so.</summary>
    public static string Cut(string text) =>
        text.Length <= LongestLine || text.Split('\n').All(line => line.Length <= LongestLine)
            ? text
            : string.Join('\n', text.Split('\n').Select(CutLine));

    public static string CutLine(string line) =>
        line.Length <= LongestLine
            ? line
            : $"{line[..LongestLine]} … ({line.Length - LongestLine} characters cut)";

    // A file of one line, or a reply that is one word: by pieces, which counts a little too much.
    private static int CountLines(string text) =>
        text.Split('\n')
            .Sum(line =>
                line.Chunk(LongestLine).Sum(part => Tokenizer.Value.CountTokens(new string(part)))
                + 1
            );

    private static int Whole(string text) =>
        text.Split('\n').Any(line => line.Length > LongestLine)
            ? CountLines(text)
            : Tokenizer.Value.CountTokens(text);
}
