using PieBot.Core.Configuration;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Runs;

public sealed class RunFolderTests
{
    private static readonly Verdict Verdict = new(
        "c-1",
        VerdictKind.Faster,
        "A.B: <fast> & 'quoted' ×",
        new(3, 3, ["T.a"], []),
        new(
            Protocol.Paired,
            Metric.Member,
            new(2),
            new(1.5),
            new(double.PositiveInfinity),
            0.001,
            8,
            new(412.3),
            new(200),
            null
        ),
        TimeSpan.FromSeconds(12.3)
    );

    [Fact]
    public void Two_verifications_at_once_do_not_share_a_folder_but_shards_do()
    {
        using var folder = new TemporaryFolder();
        using (new RunFolder(folder.Path).Hold())
        {
            var error = Assert.Throws<UserErrorException>(() => new RunFolder(folder.Path).Hold());
            Assert.Contains("Another run of PieBot writes into", error.Message);
            new RunFolder(folder.Path, "verdicts-2.jsonl").Hold().Dispose();
        }

        new RunFolder(folder.Path).Hold().Dispose();
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Reads_back_what_was_written()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var proposals = new ProposalFile(
            1,
            "t",
            new(new('a', 40), new('b', 40), false, [], [], []),
            [],
            ["n"]
        );

        run.WriteProposals(proposals);
        run.AppendVerdict(Verdict);
        run.AppendVerdict(Verdict with { CandidateId = "c-2", Measurement = null });

        Assert.Equal("n", Assert.Single(run.ReadProposals().Notices));
        var back = run.ReadVerdicts();
        Assert.Equal(["c-1", "c-2"], back.Select(verdict => verdict.CandidateId));
        Assert.Equal(Verdict.Measurement, back[0].Measurement);
        Assert.Equal(Verdict.Reason, back[0].Reason);
    }

    [Fact]
    public void A_run_of_the_first_version_is_read()
    {
        var run = new RunFolder(Path.Combine(BuiltTool.Root(), "tests", "html-check", "run"));

        var record = run.ReadRun()!;
        Assert.Equal((RunRecord.CurrentVersion, 4), (record.Version, record.Settings.Trials));
        Assert.Contains("mutants", record.Stages.Select(stage => stage.Stage));
        Assert.NotEmpty(run.ReadProposals().Candidates);
        Assert.Equal(
            ["1 of 2", "2 of 3", "1 of 1", "2 of 3"],
            run.ReadVerdicts()
                .Select(verdict => verdict.Tests?.MutationScore)
                .OfType<MutationScore>()
                .Select(score => $"{score.Killed} of {score.Planted}")
        );
        Assert.NotEmpty(run.ReadTrials());
    }

    [Fact]
    public void Lines_of_the_first_version_are_read_with_the_names_of_today()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        const string words = """its "reached": "missed": """;
        run.AppendVerdict(
            Verdict with
            {
                Reason = words,
                Tests = new(9, 9, ["T.a"], [], new(2, 1, ["off by one"]), CoveringTests: 3),
            }
        );
        run.AppendCover(
            new("k", new(["T.a"], "p", ["1"], ["1"], Repetition.InProcess, false) { Flaky = ["f"] })
        );
        Rename(run.VerdictsPath, "mutationScore", "strength");
        Rename(run.VerdictsPath, "killed", "caught");
        Rename(run.VerdictsPath, "survived", "missed");
        Rename(run.VerdictsPath, "coveringTests", "reached");
        Rename(run.CoversPath, "covering", "reaching");
        Rename(run.CoversPath, "flaky", "unsteady");

        var verdict = Assert.Single(run.ReadVerdicts());
        var score = verdict.Tests!.MutationScore!;
        Assert.Equal((2, 1, "off by one"), (score.Planted, score.Killed, score.Survived[0]));
        Assert.Equal((3, words), (verdict.Tests.CoveringCount, verdict.Reason));
        var cover = Assert.Single(run.ReadCovers()).Coverage;
        Assert.Equal(["1", "f"], cover.Covering.Concat(cover.Flaky));
    }

    private static void Rename(string path, string name, string earlier)
    {
        var text = File.ReadAllText(path);
        Assert.Contains($"\"{name}\":", text, StringComparison.Ordinal);
        File.WriteAllText(
            path,
            text.Replace($"\"{name}\":", $"\"{earlier}\":", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_torn_last_line_is_passed_over_and_does_not_swallow_the_next()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        run.AppendVerdict(Verdict);
        File.AppendAllText(run.VerdictsPath, """{"candidateId":"c-2","ki""");

        run.AppendVerdict(Verdict with { CandidateId = "c-3" });

        Assert.Equal(["c-1", "c-3"], run.ReadVerdicts().Select(verdict => verdict.CandidateId));
    }

    [Fact]
    public void A_line_torn_behind_an_inner_brace_is_torn_all_the_same()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        run.AppendVerdict(Verdict);
        var whole = File.ReadAllText(run.VerdictsPath);
        File.AppendAllText(
            run.VerdictsPath,
            whole[..(whole.IndexOf('}', StringComparison.Ordinal) + 1)]
        );

        Assert.Single(run.ReadVerdicts());
        run.AppendVerdicts([
            Verdict with
            {
                CandidateId = "c-3",
            },
            Verdict with
            {
                CandidateId = "c-4",
            },
        ]);
        Assert.Equal(["c-1", "c-3", "c-4"], run.ReadVerdicts().Select(one => one.CandidateId));
    }

    [Fact]
    public void A_line_that_lacks_only_its_break_is_kept()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        run.AppendVerdict(Verdict);
        File.WriteAllText(run.VerdictsPath, File.ReadAllText(run.VerdictsPath).TrimEnd('\n'));

        Assert.Single(run.ReadVerdicts());
        run.AppendVerdict(Verdict with { CandidateId = "c-3" });
        Assert.Equal(["c-1", "c-3"], run.ReadVerdicts().Select(one => one.CandidateId));
    }

    [Fact]
    public async Task A_full_disk_takes_nothing_of_what_was_written()
    {
        using var disk = await SmallDisk.MountAsync("256k");
        var run = new RunFolder(disk.Path);
        var record = new RunRecord(
            1,
            "t",
            default,
            new(),
            new("o", "a", 1, "s"),
            null,
            [],
            [],
            "id"
        );
        run.WriteRun(record);
        run.AppendVerdict(Verdict);
        disk.Fill();

        // A line may still fit behind the last one.
        UserErrorException? fault = null;
        for (var more = 0; more < 20 && fault is null; more++)
        {
            fault = Record.Exception(() => run.AppendVerdict(Verdict)) as UserErrorException;
        }

        Assert.Contains("Free some space", fault!.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "}\n",
            await File.ReadAllTextAsync(run.VerdictsPath, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        var before = run.ReadVerdicts().Count;
        Assert.Throws<UserErrorException>(() =>
            run.AppendVerdicts([Verdict with { CandidateId = "c-2" }, Verdict])
        );
        Assert.Throws<UserErrorException>(() =>
            run.WriteRun(record with { Ended = DateTimeOffset.UnixEpoch })
        );

        Assert.Equal(before, run.ReadVerdicts().Count);
        Assert.Equal(record.Identity, run.ReadRun()!.Identity);
        Assert.Null(run.ReadRun()!.Ended);
        Assert.Equal(
            ["filler", "run.json", "verdicts.jsonl"],
            Directory.GetFiles(disk.Path).Select(Path.GetFileName).Order()
        );
        disk.Clear();
        run.AppendVerdicts([
            Verdict with
            {
                CandidateId = "c-2",
            },
            Verdict with
            {
                CandidateId = "c-3",
            },
        ]);
        Assert.Equal(["c-1", "c-2", "c-3"], run.ReadVerdicts().Select(one => one.CandidateId));
    }

    [Fact]
    public void What_a_killed_writer_left_is_taken_away_when_the_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        run.WriteRun(new(1, "t", default, new(), new("o", "a", 1, "s"), null, [], [], "id"));
        run.AppendVerdict(Verdict);
        File.WriteAllText(run.VerdictsPath + ".0123.tmp", "half");
        File.WriteAllText(run.RunPath + ".4567.tmp", "half");

        Assert.NotNull(run.Begin("id"));

        Assert.Equal(
            ["run.json", "verdicts.jsonl"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public void A_damaged_line_is_named()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        File.WriteAllText(run.VerdictsPath, "{\"candidateId\":3}\n");

        var fault = Assert.Throws<UserErrorException>(run.ReadVerdicts);
        Assert.Contains("line 1", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("{ \"version\": ", "damaged")]
    [InlineData("null", "null stands")]
    [InlineData(
        """{"version":99,"tool":"9.0","changes":{"base":"a","head":"b","uncommitted":false,"files":[],"targets":[],"leftOut":[]},"candidates":[],"notices":[]}""",
        "version 99"
    )]
    public void Bad_proposals_are_an_error_that_says_what_to_do(string text, string words)
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        File.WriteAllText(run.ProposalsPath, text);

        var fault = Assert.Throws<UserErrorException>(run.ReadProposals);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_run_is_an_error_and_unwritable_folders_are_too()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<UserErrorException>(
            new RunFolder(Path.Combine(folder.Path, "none")).ReadProposals
        );
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");

        Assert.Throws<UserErrorException>(() =>
            new RunFolder(Path.Combine(folder.Path, "file", "run")).AppendVerdict(Verdict)
        );
    }

    [Fact]
    public void A_later_round_and_what_a_model_cost_belong_to_the_same_run_another_candidate_does_not()
    {
        var proposals = new ProposalFile(
            1,
            "t",
            new(new('a', 40), new('b', 40), false, [], [], []),
            [Candidate("c-1", null)],
            ["n"]
        );
        var settings = new VerifySettings();
        var identity = RunFolder.Identity(proposals, settings);

        Assert.Equal(
            identity,
            RunFolder.Identity(
                proposals with
                {
                    Candidates = [Candidate("c-1", null), Candidate("c-2", 2)],
                    Notices = [],
                    Model = new Ledger("m", "e", PriceTable.Empty).Account(),
                },
                settings
            )
        );
        Assert.NotEqual(
            identity,
            RunFolder.Identity(
                proposals with
                {
                    Candidates = [Candidate("c-1", null), Candidate("c-2", null)],
                },
                settings
            )
        );
    }

    [Fact]
    public void Explanations_are_read_back_and_go_with_the_verdicts_of_another_run()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);

        run.AppendExplanation(new("c-1", "model:m", "first"));
        run.AppendExplanation(new("c-1", "model:m", "Ünïcode: \"quoted\""));
        Assert.Equal("Ünïcode: \"quoted\"", run.ReadExplanations()["c-1"].Text);

        run.Begin("another");
        Assert.Empty(run.ReadExplanations());
    }

    private static Candidate Candidate(string id, int? round) =>
        new(id, "t", [new("A.cs", new(1, 1), "a", "b")], "model:m#1", "t", "r", Round: round);
}
