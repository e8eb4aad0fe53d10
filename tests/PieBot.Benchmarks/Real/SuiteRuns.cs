using System.Diagnostics;
using System.Globalization;
using System.Text;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;

namespace PieBot.Benchmarks.Real;

/// <summary>What a verification costs where the suite is long: 20 candidates in 12 members, of which 6 are twice as fast, 6 are wrong and 8 change nothing.</summary>
internal static class SuiteRuns
{
    private const int Members = 12;
    private const int Winners = 6;
    private const int Iterations = 40_000;

    // Of ten tests of a member so many are slow, as far as there is time for it.
    private const int SlowOfTen = 8;

    /// <param name="tests">In the suite.</param>
    /// <param name="seconds">That the suite takes, start left out.</param>
    /// <param name="progress">Takes each step.</param>
    /// <returns>Wall time of one plain <c>dotnet test --no-build</c>, of the whole verification and of its stages, and the verdicts.</returns>
    public static async Task<(
        TimeSpan Plain,
        TimeSpan Whole,
        IReadOnlyList<(string Stage, TimeSpan Duration)> Stages,
        IReadOnlyList<Verdict> Verdicts
    )> RunAsync(int tests, double seconds, Action<string> progress)
    {
        var source = Sources();
        using var repository = await TinyRepository.CreateAsync(
            source
                .Append(
                    KeyValuePair.Create("tests/Lib.Tests/WorkTests.cs", TestsOf(tests, seconds))
                )
                .ToDictionary()
        );
        await DotNetAsync(repository, "build", "-c", "Release");
        var plain = await DotNetAsync(repository, "test", "-c", "Release", "--no-build");
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var started = Stopwatch.GetTimestamp();
        var verdicts = await new Verifier(
            new(),
            new Steps(step =>
                progress($"{Stopwatch.GetElapsedTime(started).TotalSeconds, 7:0.0} {step}")
            )
        ).VerifyAsync(
            repository.Root,
            new(
                ProposalFile.CurrentVersion,
                "benchmark",
                new ChangeSet(repository.Head, repository.Head, false, [], [], []),
                Candidates(source).ToList(),
                []
            ),
            run,
            CancellationToken.None
        );
        return (
            plain,
            Stopwatch.GetElapsedTime(started),
            run.ReadRun()!.Stages.Select(stage => (stage.Stage, stage.Duration)).ToList(),
            verdicts
        );
    }

    private static Dictionary<string, string> Sources() =>
        Enumerable
            .Range(0, Members)
            .ToDictionary(
                Path,
                member =>
                    $"namespace Lib;\n\npublic static class Work{member}\n{{\n    private static uint s_sink;\n\n    public static int Do(int input)\n    {{\n        var x = (uint)input | 1;\n{KnownMember.Loop(Iterations)}\n        s_sink = x;\n        return input + 1;\n    }}\n}}\n"
            );

    private static string Path(int member) => $"src/Lib/Work{member}.cs";

    private static string TestsOf(int tests, double seconds)
    {
        var slow = tests * SlowOfTen / 10;
        var text = new StringBuilder("using Lib;\nusing Xunit;\n\npublic class WorkTests\n{\n");
        for (var test = 0; test < tests; test++)
        {
            var wait =
                test / Members % 10 < SlowOfTen
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"System.Threading.Thread.Sleep({(int)(seconds * 1000 / slow)}); "
                    )
                    : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"    [Fact] public void Test{test}() {{ {wait}Assert.Equal({test + 1}, Work{test % Members}.Do({test})); }}\n"
            );
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<Candidate> Candidates(Dictionary<string, string> source)
    {
        for (var member = 0; member < Members; member++)
        {
            yield return Candidate(
                source,
                member,
                KnownMember.Loop(Iterations),
                KnownMember.Loop(member < Winners ? Iterations / 2 : Iterations) + " // other",
                member < Winners ? "winner" : "equal"
            );
            if (member < Winners)
            {
                yield return Candidate(
                    source,
                    member,
                    "        return input + 1;",
                    "        return input + 1 - (input / 12 & 1);",
                    "wrong"
                );
            }
            else if (member < Winners + 2)
            {
                yield return Candidate(
                    source,
                    member,
                    KnownMember.Loop(Iterations),
                    KnownMember.Loop(Iterations) + " // another",
                    "equal-too"
                );
            }
        }
    }

    private static Candidate Candidate(
        Dictionary<string, string> source,
        int member,
        string old,
        string text,
        string kind
    )
    {
        var line = 1 + source[Path(member)].Split('\n').ToList().IndexOf(old);
        return new(
            $"{kind}-{member}",
            $"{Path(member)}#Work{member}.Do(int)",
            [new(Path(member), new(line, line), old, text)],
            "patch",
            kind,
            ""
        );
    }

    private static async Task<TimeSpan> DotNetAsync(
        TinyRepository repository,
        string verb,
        params string[] arguments
    )
    {
        var result = await ProcessRunner.RunAsync(
            new("dotnet", [verb, TinyRepository.Tests, .. arguments], repository.Root),
            CancellationToken.None
        );
        return result.Succeeded
            ? result.Duration
            : throw new InvalidOperationException(result.Output);
    }

    private sealed class Steps(Action<string> take) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => take($"{value.Stage}: {value.Message}");
    }
}
