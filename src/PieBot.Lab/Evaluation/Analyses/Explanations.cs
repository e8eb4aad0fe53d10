using System.Globalization;
using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Replies;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Programs;
using PieBot.Lab.Plots;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>Asks a model why programs that were measured faster are (the paper's appendix C), and of what kind the change is.</summary>
internal sealed class Explanations(ModelSession session)
{
    private const string Instruction = """
        You are shown a program and a faster one that prints the same; the gain was measured. Say in at most three plain sentences why it is faster, naming the work that is saved.
        The first line of your reply is one word for the kind of change: algorithm, data-structure, input-output, or other. The explanation follows on the next line. No code, no lists.
        """;

    private static readonly string[] Kinds =
    [
        "algorithm",
        "data-structure",
        "input-output",
        "other",
    ];

    /// <summary>An explained pair.</summary>
    /// <param name="Text">What was said, or why nothing was.</param>
    internal sealed record Explained(string Pair, double Speedup, string Kind, string Text);

    public async Task<IReadOnlyList<Explained>> AskAsync(
        IReadOnlyList<(EvaluationPair Pair, string Fast, Timed Timed)> programs,
        CancellationToken cancellationToken
    )
    {
        var all = new List<Explained>();
        foreach (var (pair, fast, timed) in programs)
        {
            var answer = await session.AskAsync(
                Question(pair, fast, timed),
                pair.Id,
                cancellationToken
            );
            var (kind, text) = answer.Replies is [var reply, ..]
                ? Parse(reply.Text)
                : ("none", answer.Fault ?? "no reply");
            all.Add(new(pair.Id, timed.Speedup, kind, text));
        }

        return all;
    }

    /// <summary>How often each kind of change was named.</summary>
    public static Analysis Show(string model, IReadOnlyList<Explained> all)
    {
        var counts = Kinds
            .Append("none")
            .Select(kind => (kind, all.Count(one => one.Kind == kind)))
            .ToList();
        return new(
            "explanations",
            "Why the programs are faster",
            $"As {model} says of {all.Count} programs; nobody has checked its words.",
            new(
                ["pair", "speedup", "kind", "explanation"],
                all.Select(one =>
                        (IReadOnlyList<string>)
                            [
                                one.Pair,
                                one.Speedup.ToString("0.00", CultureInfo.InvariantCulture),
                                one.Kind,
                                one.Text,
                            ]
                    )
                    .ToList()
            ),
            Charts.Bars(
                "Why the programs are faster",
                "programs",
                counts
                    .Where(one => one.Item2 > 0)
                    .Select(one =>
                        (one.kind, (double)one.Item2, (double)one.Item2, (double)one.Item2)
                    )
                    .ToList()
            )
        );
    }

    internal static (string Kind, string Text) Parse(string reply)
    {
        var lines = ThoughtFree
            .Of(reply)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var word = lines.FirstOrDefault("").Trim('.', ':', '*', '`').ToLowerInvariant();
        return Kinds.Contains(word)
            ? (word, string.Join(' ', lines.Skip(1)))
            : ("other", string.Join(' ', lines));
    }

    // Greedy: one text is wanted, the likeliest.
    private Question Question(EvaluationPair pair, string fast, Timed timed) =>
        new(
            Instruction,
            $"The slow program, in {pair.Language.Name()}:\n```\n{pair.Slow.Trim('\n')}\n```\nThe faster one, measured {timed.Speedup:0.0} times as fast:\n```\n{fast.Trim('\n')}\n```",
            1,
            0,
            session.Settings.ReplyTokens,
            ReplyFormat.Text
        );
}
