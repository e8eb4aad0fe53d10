using System.Diagnostics;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Programs;
using PieBot.Lab.Evaluation.Running;

namespace PieBot.Lab.Evaluation;

/// <summary>Holds programs against the slow programs of their pairs, one pair after another, and journals each result.</summary>
internal sealed class Evaluator(PairStands stands, ResultJournal journal, Progress progress)
{
    // A sandbox that dies again and again is the program's doing.
    private const int Tries = 3;

    public async Task RunAsync(
        IReadOnlyList<EvaluationWork> works,
        CancellationToken cancellationToken
    )
    {
        var known = journal.Results.Select(result => (result.Pair, result.Program)).ToHashSet();
        foreach (var work in works)
        {
            var all = work.Distinct();
            var open = all.Where(one => !known.Contains((work.Pair.Id, one.Key))).ToList();
            progress.Skip(all.Count - open.Count);
            PairStand? stand = null;
            try
            {
                foreach (var program in open)
                {
                    var started = Stopwatch.GetTimestamp();
                    var comparison =
                        stands.Trivial(work.Pair, program.Source)
                        ?? await CompareAsync(program.Source);
                    var spent = Stopwatch.GetElapsedTime(started);
                    var result = Result(work.Pair, program, comparison, spent);
                    journal.Add(result);
                    progress.Done(result);
                }
            }
            finally
            {
                await RemoveAsync();
            }

            async Task<Comparison> CompareAsync(string source)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        stand ??= stands.Open(work.Pair);
                        return await stand.CompareAsync(source, cancellationToken);
                    }
                    catch (BenchFault fault)
                    {
                        await RemoveAsync();
                        if (attempt == Tries)
                        {
                            return new(Outcome.Crashed, null, fault.Message);
                        }
                    }
                }
            }

            async Task RemoveAsync()
            {
                if (stand is not null)
                {
                    await stand.DisposeAsync();
                    stand = null;
                }
            }
        }
    }

    private static ProgramResult Result(
        EvaluationPair pair,
        (string Source, string Key, IReadOnlyList<int> Samples) program,
        Comparison comparison,
        TimeSpan spent
    ) =>
        new(
            pair.Id,
            pair.Problem,
            pair.Language.Name(),
            PlainProgram.NonEmptyLines(pair.Slow),
            program.Key,
            program.Samples,
            comparison.Outcome,
            comparison.Detail,
            comparison.Timed,
            DiffShare.Of(pair.Slow, program.Source),
            spent.TotalSeconds
        );
}
