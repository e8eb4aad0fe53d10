using System.Globalization;
using System.Text.Json;
using PieBot.Benchmarks;
using PieBot.Benchmarks.CodeNet;
using PieBot.Benchmarks.Corpus;
using PieBot.Benchmarks.Examples;
using PieBot.Benchmarks.Mutants;
using PieBot.Benchmarks.Real;
using PieBot.Benchmarks.Rules;
using PieBot.Benchmarks.Scale;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

// A program that measures, not tests: its figures go into docs/statistics.md and docs/benchmarks.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var json = new JsonSerializerOptions
{
    NumberHandling = System
        .Text
        .Json
        .Serialization
        .JsonNumberHandling
        .AllowNamedFloatingPointLiterals,
};
switch (args)
{
    case ["simulate", var runs]:
        Console.WriteLine(
            $"levels at 0.05: {string.Join(", ", new SequentialTest(0.05).Looks.Select(look => $"{look.Trials}: {look.Efficacy:0.0000}"))}"
        );
        Console.WriteLine(
            "noise, sd            measured  faster  of 16   power at 1.05  1.10   1.3    2      trials at 1, 1.05, 1.10, 1.3, 2        bias at 1.3"
        );
        foreach (var one in Simulation.Run(int.Parse(runs)))
        {
            Console.WriteLine(
                $"{one.Noise, -20} {one.Measured, 8:0.0000}  {one.Faster:0.0000}  {one.FasterOf16:0.0000}        {string.Join("  ", one.Power.Select(share => $"{share:0.000}"))}      {string.Join("  ", one.Trials.Select(trials => $"{trials, 5:0.0}"))}  {one.Bias, 12:+0.000;-0.000}"
            );
        }

        return 0;
    case ["noise", var trials]:
        Console.WriteLine("member   trials    mean      sd  seconds a trial");
        await Spread.RunAsync(
            int.Parse(trials),
            one =>
                Console.WriteLine(
                    $"{one.Member, -7} {one.Trials, 7} {one.Mean, 7:+0.0000;-0.0000} {one.Deviation, 7:0.0000} {one.Seconds, 16:0.00}"
                )
        );
        return 0;
    case ["rates", var language, var comparisons, var speedups, var candidates, .. var names]:
        // The last word may be a way to repeat tests.
        Repetition? mode =
            names is [.., var last] && Enum.TryParse<Repetition>(last, out var way) ? way : null;
        names = mode is null ? names : names[..^1];
        IKnownRepository known = language switch
        {
            "python" => await PythonKnownRepository.CreateAsync(),
            "cpp" => await PieBot.Benchmarks.Real.CppRepository.CreateAsync(),
            _ => await GeneratedRepository.CreateAsync(),
        };
        // What plain runs cost is measured where gains are from 2 down; it takes minutes.
        foreach (
            var member in known.Members.Where(one =>
                speedups.StartsWith('2') && (names.Length == 0 || names.Contains(one.Name))
            )
        )
        {
            var single = await known.PlainAsync(member);
            Console.WriteLine(
                $"25 + 25 plain runs of the tests of {member.Name}: {50 * single:0.0} s"
            );
        }

        Console.WriteLine(
            "member  speedup  candidates  comparisons  faster     bias  trials  timing s  minimum rule"
        );
        await ErrorRates.RunAsync(
            known,
            int.Parse(comparisons),
            speedups.Split(',').Select(double.Parse).ToList(),
            int.Parse(candidates),
            mode,
            names,
            one =>
                Console.WriteLine(
                    $"{one.Member, -7} {one.Speedup, 7:0.00} {one.Candidates, 11} {one.Comparisons, 12} {one.Faster, 7} {one.Bias, 8:+0.0000;-0.0000} {one.Trials, 7:0.0} {one.TimingSeconds, 9:0.0} {one.MinimumRule, 13}"
                )
        );
        return 0;
    case ["costs"]:
        var (inMemory, full) = await Costs.BuildsAsync(16, 5);
        Console.WriteLine(
            $"build of a candidate, mean of 16: {inMemory:0.000} s; dotnet build --no-restore: {full:0.00} s; 1/{full / inMemory:0.0}"
        );
        foreach (var speedup in (double[])[2, 1.1, 1])
        {
            var (whole, busy) = await Costs.VerifyAsync(speedup);
            Console.WriteLine(
                $"verify of one candidate at {speedup}: {whole.TotalSeconds:0.0} s, child processes ran in {busy.TotalSeconds:0.0} s of it: {whole / busy:0.000}"
            );
        }

        return 0;
    case ["own-build", var sample, var edited, var builds]:
        var own = await OwnBuilds.MeasureAsync(sample, edited, int.Parse(builds));
        foreach (var notice in own.Notices)
        {
            Console.WriteLine(notice);
        }

        Console.WriteLine(
            $"compile and compare once: {own.Comparing:0.00} s; a candidate in memory, median of {own.InMemory.Count}: {own.InMemory.Order().ElementAt(own.InMemory.Count / 2):0.000} s (first {own.InMemory[0]:0.000}); dotnet build --no-restore, median: {own.Full.Order().ElementAt(own.Full.Count / 2):0.00} s"
        );
        return 0;
    case ["real", var equal, var faster]:
        var figures = new List<RealFigure>();
        var plain = await RealRuns.PlainSecondsAsync(10);
        Console.WriteLine(
            $"one dotnet test --no-build --filter of the covering tests: {plain:0.00} s, 50 of them {50 * plain:0} s"
        );
        Console.WriteLine(
            "member  speedup  candidates  comparisons  faster   bias    trials  timing s  whole s  50 plain / timing  / whole  minimum rule"
        );
        await RealRuns.RunAsync(
            int.Parse(equal),
            int.Parse(faster),
            one =>
            {
                figures.Add(one);
                Console.WriteLine(
                    $"{one.Member, -7} {one.Speedup, 7:0.00} {one.Candidates, 11} {one.Comparisons, 12} {one.Faster, 7:0.000} {one.Bias, 7:+0.000;-0.000} {one.Trials, 8:0.0} {one.TimingSeconds, 9:0.0} {one.WholeSeconds, 8:0.0} {50 * plain / one.TimingSeconds, 18:0.0} {50 * plain / one.WholeSeconds, 8:0.0} {one.MinimumRule, 13:0.000}"
                );
            }
        );
        Console.WriteLine(JsonSerializer.Serialize(new { plain, figures }, json));
        return 0;
    case ["rules", var language, .. var rules]:
        await foreach (var (rule, speedup) in RuleRuns.OfAsync(language))
        {
            if (rules.Length == 0 || rules.Contains(rule))
            {
                Console.WriteLine($"{rule, -32} {speedup, 8:0.00}");
            }
        }

        return 0;
    case ["suite", var tests, var duration]:
        var suite = await SuiteRuns.RunAsync(
            int.Parse(tests),
            double.Parse(duration),
            Console.Error.WriteLine
        );
        Console.WriteLine(
            $"one dotnet test --no-build: {suite.Plain.TotalSeconds:0.0} s; 20 candidates in 12 members: {suite.Whole.TotalSeconds:0} s, {suite.Whole / suite.Plain:0.0} times that"
        );
        Console.WriteLine(
            string.Join(
                ", ",
                suite.Stages.Select(stage => $"{stage.Stage} {stage.Duration.TotalSeconds:0.0}")
            )
        );
        Console.WriteLine(
            string.Join(
                ", ",
                suite
                    .Verdicts.GroupBy(verdict =>
                        $"{verdict.CandidateId[..verdict.CandidateId.LastIndexOf('-')]} {verdict.Kind}"
                    )
                    .Select(group => $"{group.Count()} {group.Key}")
            )
        );
        return 0;
    case ["examples", var trials, .. var wanted]:
        await ExampleRuns.RunAsync(int.Parse(trials), wanted is [var id] ? id : "");
        return 0;
    case ["choice", .. var pairs]:
        ExampleChoice.Run(pairs is [var file] ? file : null);
        return 0;
    case ["model"]:
        for (var run = 1; run <= 3; run++)
        {
            var (candidates, passed, time) = ModelOverhead.Replies(1000);
            var (tokens, built) = ModelOverhead.Prompts(300);
            Console.WriteLine(
                $"1,000 replies of a member of 150 lines: {time}, {candidates} different, {passed} past the guard; prompts of 300 members of 150 lines: {built}, {tokens} tokens"
            );
        }

        return 0;
    case ["scale", var files, var projects]:
        var scan = await ScaleRuns.ScanAsync(int.Parse(files), int.Parse(projects));
        Console.WriteLine(
            $"{scan.Files} files in {scan.Projects} projects: {scan.Targets} targets, {scan.Candidates} candidates in {scan.Seconds:0.0} s ({scan.ProcessorSeconds:0.0} s of processor time), at most {scan.PeakMegabytes:0} MiB"
        );
        return 0;
    case ["split", var targets, var shards]:
        foreach (var deviation in (double[])[0, 0.5, 1, 1.5])
        {
            var since = System.Diagnostics.Stopwatch.GetTimestamp();
            var evenness = ScaleRuns.Evenness(int.Parse(targets), int.Parse(shards), deviation);
            Console.WriteLine(
                $"{targets} targets over {shards} shards, log-normal costs of deviation {deviation}: dearest shard over mean {evenness:0.0000}, in {System.Diagnostics.Stopwatch.GetElapsedTime(since).TotalSeconds:0.00} s"
            );
        }

        return 0;
    case ["codenet", var parent, .. var sizes]:
        Console.WriteLine(
            "rows        metadata MiB  programs  wall s  processor s  peak MiB  accepted   adjacent   right by metadata  pairs"
        );
        foreach (var size in sizes)
        {
            await CodeNetRuns.RunAsync(
                long.Parse(size),
                parent,
                one =>
                    Console.WriteLine(
                        $"{one.Rows, -11:N0} {one.Megabytes, 12:0} {one.Programs, 9:N0} {one.Seconds, 7:0.0} {one.ProcessorSeconds, 12:0.0} {one.PeakMegabytes, 9:0} {one.Tally.Accepted, 10:N0} {one.Tally.Steps, 10:N0} {one.Tally.Kept.Values.Sum() + one.Tally.LeftOut.Where(left => CodeNetRuns.IsOfText(left.Key)).Sum(left => left.Value), 18:N0} {one.Tally.Kept.Values.Sum(), 6:N0}"
                    )
            );
        }

        return 0;
    case ["corpus", var clones, .. var wanted]:
        Console.WriteLine(
            "| library | own tool | suites | passing | left out | covered | stages, s | said |\n|---|---|---|---|---|---|---|---|"
        );
        foreach (
            var row in CorpusRow
                .All()
                .Where(row =>
                    wanted.All(word => word == "--own")
                    || wanted.Contains(row.Name)
                    || wanted.Contains(row.Language)
                )
        )
        {
            var result = await CorpusRuns.RunAsync(row, clones, wanted.Contains("--own"));
            Console.WriteLine(
                $"| {row.Name} | {result.Own switch { null => "", true => "runs", false => $"fails: {result.OwnWords.Replace('|', '/')}" }} | {result.Suites} | {result.Passing} | {result.Excluded} | {result.Targets.Covered} of {result.Targets.Asked} | {result.Stages} | {result.Said.Replace('|', '/').ReplaceLineEndings(" ")} |"
            );
        }

        return 0;
    case ["commits", var clones, .. var wanted]:
        using (var folder = new TemporaryFolder())
        {
            Console.WriteLine(
                "| library | commit | forward | reverse | a comment |\n|---|---|---|---|---|"
            );
            foreach (
                var row in CommitRow
                    .All()
                    .Where(row =>
                        wanted.Length == 0
                        || wanted.Contains(row.Name)
                        || wanted.Contains(row.Language)
                        || wanted.Contains(row.Commit)
                    )
            )
            {
                var said = await new CommitRuns(clones, folder.Path).RunAsync(row);
                Console.WriteLine(
                    $"| {row.Name} | {row.Commit}, {row.Title} | {string.Join(" | ", said.Select(one => one.Replace('|', '/').ReplaceLineEndings(" ")))} |"
                );
            }
        }

        return 0;
    case ["cases", var cases, .. var wanted]:
        using (var folder = new TemporaryFolder())
        {
            Console.WriteLine("| case | patch | right value | said |\n|---|---|---|---|");
            foreach (
                var row in CaseRow
                    .All()
                    .Where(row => wanted.Length == 0 || wanted.Any(row.Name.StartsWith))
            )
            {
                var (right, said) = await new CaseRuns(cases, folder.Path).RunAsync(row);
                Console.WriteLine(
                    $"| {row.Name} | {row.Patch} | {(right ? "yes" : "NO")} | {said.Replace('|', '/').ReplaceLineEndings(" ")} |"
                );
            }
        }

        return 0;
    case ["mutants", var project, var parts, var most, var seed, .. var filter]:
        var ends = new List<MutantRun>();
        await new MutantRuns(project, parts.Split(','), filter).RunAsync(
            int.Parse(most),
            int.Parse(seed),
            one =>
            {
                ends.Add(one);
                Console.WriteLine($"{one.Ended, -16} {one.What, -32} {one.Path}");
            }
        );
        Console.WriteLine(
            string.Join(
                ", ",
                ends.GroupBy(one => one.Ended).Select(group => $"{group.Count()} {group.Key}")
            )
        );
        return 0;
    default:
        Console.Error.WriteLine(
            """
            usage: PieBot.Benchmarks simulate RUNS
                   PieBot.Benchmarks noise TRIALS
                   PieBot.Benchmarks rates csharp|python|cpp COMPARISONS SPEEDUPS CANDIDATES [MEMBER...] [MODE]
                   PieBot.Benchmarks costs
                   PieBot.Benchmarks own-build FOLDER FILE BUILDS
                   PieBot.Benchmarks real EQUAL FASTER
                   PieBot.Benchmarks rules csharp|python|cpp [ID...]
                   PieBot.Benchmarks suite TESTS SECONDS
                   PieBot.Benchmarks examples TRIALS [ID]
                   PieBot.Benchmarks choice [PAIRS.jsonl]
                   PieBot.Benchmarks model
                   PieBot.Benchmarks scale FILES PROJECTS
                   PieBot.Benchmarks split TARGETS SHARDS
                   PieBot.Benchmarks codenet FOLDER ROWS...
                   PieBot.Benchmarks corpus FOLDER [--own] [LANGUAGE|REPOSITORY...]
                   PieBot.Benchmarks commits FOLDER [LANGUAGE|REPOSITORY|COMMIT...]
                   PieBot.Benchmarks mutants PROJECT PARTS COUNT SEED FILTER...

            simulate  error rates and power of the whole decision on simulated noise
            noise     how far trials of identical code spread, and how long they take: TRIALS a member
            rates     how often comparisons of prepared builds come out faster: COMPARISONS a member (all of Small, Middle,
                      Large unless named) and true speedup (such as 1,1.05,2), with CANDIDATES that exclude each other; MODE
                      repeats the tests as if no better way were there: OncePerProcess, WholeProgram
            costs     builds in memory against dotnet build, and a whole verification against its child processes
            own-build compiling the project of FILE in FOLDER in memory and comparing it with its own build, and candidates
                      in memory against dotnet build, BUILDS of each in turns
            real      the same on real test runs of a generated project: EQUAL comparisons of identical code and FASTER of
                      each true speedup, a member
            rules     what each rule of a language gains in the pair of files that shows it: median of 11 turns
            suite     a verification of 20 candidates in 12 members of a repository whose TESTS take SECONDS, and one plain run
            examples  compile, compare and time the pairs of the bank, TRIALS processes each, and write the speedups into it
            choice    how often the pair chosen for a held-out one makes the same kind of change: of the bank, and of PIE's pairs
            model     what a model's replies and prompts cost besides the model
            scale     'piebot propose' on a pull request of FILES changed files in PROJECTS projects: seconds and memory
            split     how evenly the proposals of TARGETS members are split over SHARDS
            codenet   'piebot-lab dataset build' on metadata like CodeNet's of so many ROWS, made in FOLDER: seconds and memory
            corpus    whether PieBot stands on public libraries, cloned into FOLDER: tests, coverage of changed members, seconds
                      by stage, what it says; with --own also whether each one's own tool runs its tests here
            commits   what 'piebot verify --patch' says of performance commits of their history, of the reverse, and of a comment
            mutants   what the tests of a PROJECT (such as PieBot.Core) that FILTER chooses (such as --filter-namespace
                      '*Tests.Engine*') make of COUNT mutants of PARTS of it (folders or files, with commas), as it is committed, drawn by SEED
            """
        );
        return 2;
}
