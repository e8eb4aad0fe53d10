using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;
using Spectre.Console;

namespace PieBot.Tool.Reviewing;

/// <summary>Walks a person through candidates by keys. It can be left at any point and resumed: what is decided is kept.</summary>
/// <param name="rows">To be decided, best first; at least one.</param>
internal sealed class ReviewSession(
    IAnsiConsole console,
    IReadOnlyList<ReportRow> rows,
    Decisions decisions
)
{
    private const string Keys =
        "a accept   r reject   u undecided   s or → skip   b or ← back   q leave";

    /// <returns>What the person wants applied now; nothing when they left.</returns>
    public async Task<IReadOnlyList<ReportRow>> RunAsync(CancellationToken cancellationToken)
    {
        var at = FirstOpen();
        while (true)
        {
            if (at == rows.Count)
            {
                var answer = await EndAsync(cancellationToken);
                if (answer is not Answer.Back)
                {
                    return answer == Answer.Yes ? Accepted : [];
                }

                at--;
            }

            Show(at);
            switch (await KeyAsync(cancellationToken))
            {
                case ConsoleKey.A:
                    Decide(at++, Choice.Accepted);
                    break;
                case ConsoleKey.R:
                    Decide(at++, Choice.Rejected);
                    break;
                case ConsoleKey.U:
                    Decide(at, Choice.Open);
                    break;
                case ConsoleKey.S or ConsoleKey.N or ConsoleKey.Spacebar or ConsoleKey.RightArrow:
                    at++;
                    break;
                case ConsoleKey.B or ConsoleKey.P or ConsoleKey.LeftArrow:
                    at = Math.Max(0, at - 1);
                    break;
                case ConsoleKey.Q or ConsoleKey.Escape:
                    return [];
            }
        }
    }

    private List<ReportRow> Accepted =>
        rows.Where(row => decisions.Of(row.Id) == Choice.Accepted).ToList();

    // What is decided already is walked past.
    private int FirstOpen() => rows.TakeWhile(row => decisions.Of(row.Id) != Choice.Open).Count();

    // What lies in the working tree cannot be undone by a word.
    private void Decide(int at, Choice choice)
    {
        if (decisions.Of(rows[at].Id) != Choice.Applied)
        {
            decisions.Decide(rows[at].Id, choice);
        }
    }

    private void Show(int at)
    {
        var row = rows[at];
        console.Clear();
        CandidateView.Write(
            console,
            row,
            $"{at + 1} of {rows.Count}:",
            decisions.Of(row.Id),
            Accepted
                .Where(other =>
                    other.Id != row.Id && Candidates.Collide(other.Candidate, row.Candidate)
                )
                .ToList()
        );
        console.WriteLine();
        console.WriteLine(Keys);
    }

    private async Task<Answer> EndAsync(CancellationToken cancellationToken)
    {
        console.Clear();
        console.WriteLine(Tally(rows, decisions));
        foreach (var row in Accepted)
        {
            console.WriteLine(TerminalText.Of($"  {row.Id} {row.Member}: {row.Candidate.Title}"));
        }

        console.WriteLine(
            Accepted.Count == 0
                ? "Nothing is left to apply.   b back   q leave"
                : "Apply what is accepted to the working tree?   y yes   n not now   b back"
        );
        while (true)
        {
            switch (await KeyAsync(cancellationToken))
            {
                case ConsoleKey.Y when Accepted.Count > 0:
                    return Answer.Yes;
                case ConsoleKey.B or ConsoleKey.P or ConsoleKey.LeftArrow:
                    return Answer.Back;
                case ConsoleKey.N or ConsoleKey.Q or ConsoleKey.Escape:
                    return Answer.Leave;
            }
        }
    }

    /// <summary>Such as <c>2 accepted, 1 open</c>.</summary>
    public static string Tally(IReadOnlyList<ReportRow> rows, Decisions decisions) =>
        string.Join(
            ", ",
            rows.GroupBy(row => decisions.Of(row.Id))
                .OrderBy(group => group.Key)
                .Select(group => $"{group.Count()} {CandidateView.Words(group.Key)}")
        );

    // The end of input is a person who has left.
    private async Task<ConsoleKey> KeyAsync(CancellationToken cancellationToken) =>
        (await console.Input.ReadKeyAsync(intercept: true, cancellationToken))?.Key ?? ConsoleKey.Q;

    private enum Answer
    {
        Yes,
        Back,
        Leave,
    }
}
