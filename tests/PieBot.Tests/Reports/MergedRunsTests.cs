using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;
using PieBot.Tool.Commands;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tests.Reports;

public sealed class MergedRunsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-merge-").FullName;
    private readonly ProposalFile _proposals = Proposals(6) with { Shards = 3 };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Verdicts_of_all_shards_are_one_report()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        foreach (var index in (int[])[1, 2, 3])
        {
            Verify(new(index, 3), _folder);
        }

        var report = Read(_folder);

        Assert.All(report.Rows, row => Assert.Equal(VerdictKind.NotFaster, row.Verdict?.Kind));
        Assert.Equal((3, 3), (report.Shards, report.Runs.Count));
        Assert.Empty(report.ShardNotices);
    }

    [Fact]
    public void A_lost_shard_is_reported_and_the_rest_is_there()
    {
        var proposals = Folder("proposals");
        new RunFolder(proposals).WriteProposals(_proposals);
        Verify(new(1, 3), Folder("verdicts/verdicts-1"));
        Verify(new(3, 3), Folder("verdicts/verdicts-3"));

        var report = Read(proposals, Folder("verdicts"));

        Assert.Equal(4, report.Count(VerdictKind.NotFaster));
        Assert.Equal(2, report.Rows.Count(row => row.Verdict is null));
        Assert.Contains(
            "Shard 2/3 left nothing: 2 of its 2 candidates are not verified",
            report.ShardNotices
        );
        Assert.Contains("Shard 2/3 left nothing", Text(report), StringComparison.Ordinal);
        Assert.Contains("2 not verified", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_shards_are_lost_each_is_reported()
    {
        new RunFolder(_folder).WriteProposals(_proposals);

        Assert.Equal(3, Read(_folder).ShardNotices.Count);
    }

    [Fact]
    public void A_shard_that_was_killed_has_given_what_it_gave()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        Verify(new(1, 3), _folder);
        Verify(new(2, 3), _folder, most: 1);
        Verify(new(3, 3), _folder);

        var report = Read(_folder);

        Assert.Equal(5, report.Count(VerdictKind.NotFaster));
        Assert.Equal(
            ["Shard 2/3 did not finish: 1 of its 2 candidates are not verified"],
            report.ShardNotices
        );
    }

    [Fact]
    public void A_damaged_shard_is_lost_and_the_others_are_not()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        Verify(new(1, 3), _folder);
        Verify(new(2, 3), _folder);
        Verify(new(3, 3), _folder);
        File.WriteAllText(Path.Combine(_folder, "verdicts-2.jsonl"), "{\"candidateId\":3}\n");

        var report = Read(_folder);

        Assert.Equal(4, report.Count(VerdictKind.NotFaster));
        Assert.Contains(
            report.ShardNotices,
            notice => notice.StartsWith("verdicts-2.jsonl", StringComparison.Ordinal)
        );
        Assert.Contains(
            report.ShardNotices,
            notice => notice.StartsWith("Shard 2/3 left nothing", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_shard_speaks_for_its_own_candidates_only()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        Verify(new(1, 3), _folder);
        var foreign = ShardPlan.Share(_proposals, new(2, 3))[0].Id;
        new RunFolder(_folder, "verdicts-1.jsonl").AppendVerdict(Verdict(foreign));

        var report = Read(_folder);

        Assert.Null(report.Rows.Single(row => row.Id == foreign).Verdict);
    }

    [Fact]
    public void Verdicts_on_other_proposals_are_not_taken()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        Verify(
            new(1, 3),
            _folder,
            proposals: _proposals with
            {
                Changes = _proposals.Changes with { Base = "another" },
            }
        );
        Verify(new(2, 8), _folder);
        // Verdicts without a record of who gave them.
        new RunFolder(_folder, "verdicts-9.jsonl").AppendVerdict(
            Verdict(_proposals.Candidates[0].Id)
        );

        var report = Read(_folder);

        Assert.All(report.Rows, row => Assert.Null(row.Verdict));
        Assert.Equal(
            3,
            report.ShardNotices.Count(notice =>
                notice.Contains("is ignored", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void Proposals_beside_the_verdicts_are_not_looked_at()
    {
        var proposals = Folder("proposals");
        new RunFolder(proposals).WriteProposals(_proposals);
        var verdicts = Folder("verdicts/verdicts-1");
        Verify(new(1, 3), verdicts);
        var forged = _proposals with
        {
            Candidates = _proposals
                .Candidates.Select(one =>
                    one with
                    {
                        Edits = [one.Edits[0] with { Replacement = "evil" }],
                    }
                )
                .ToList(),
        };
        new RunFolder(verdicts).WriteProposals(forged);
        new RunFolder(Folder("verdicts")).WriteProposals(forged);

        var report = Read(proposals, Folder("verdicts"));

        Assert.DoesNotContain(report.Rows, row => row.Candidate.Edits[0].Replacement == "evil");
        Assert.Equal(2, report.Count(VerdictKind.NotFaster));
    }

    [Fact]
    public void What_does_not_go_together_is_withdrawn_and_nothing_is_accepted_by_that()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        foreach (var index in (int[])[1, 2, 3])
        {
            Verify(
                new(index, 3),
                _folder,
                kind: index == 3 ? VerdictKind.NotFaster : VerdictKind.Faster
            );
        }

        Assert.Contains(
            "were not built and tested together",
            Text(Read(_folder)),
            StringComparison.Ordinal
        );
        var settings = new VerifySettings { Together = true };
        var together = new RunFolder(_folder, "verdicts-together.jsonl");
        var dropped = ShardPlan.Share(_proposals, new(1, 3))[0].Id;
        var slow = ShardPlan.Share(_proposals, new(3, 3))[0].Id;
        together.WriteRun(
            Record(_proposals, settings) with
            {
                Together = new(["c-0", "c-1", "c-2"], [new(dropped, "a test fails")]),
            }
        );
        together.AppendVerdict(Verdict(dropped, VerdictKind.TestsFailed));
        together.AppendVerdict(Verdict(slow, VerdictKind.Faster));

        var report = Read(_folder);

        Assert.Equal(3, report.Count(VerdictKind.Faster));
        Assert.Equal(
            VerdictKind.TestsFailed,
            report.Rows.Single(row => row.Id == dropped).Verdict!.Kind
        );
        Assert.Empty(report.ShardNotices);
        Assert.DoesNotContain(
            "were not built and tested together",
            Text(report),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Together, of all shards: 3 accepted edits",
            Text(report),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_shards_own_report_has_its_own_candidates()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        Verify(new(2, 3), _folder);

        var report = RunReport.Read(new RunFolder(_folder, "verdicts-2.jsonl"));

        Assert.Equal(2, report.Rows.Count);
        Assert.Empty(report.ShardNotices);
    }

    [Fact]
    public void An_unsplit_verification_of_split_proposals_is_whole()
    {
        new RunFolder(_folder).WriteProposals(_proposals);
        Verify(null, _folder);

        var report = Read(_folder);

        Assert.Equal(6, report.Count(VerdictKind.NotFaster));
        Assert.Empty(report.ShardNotices);
    }

    private static RunReport Read(params string[] folders) =>
        RunReport.Read(RunPaths.Parts(folders));

    private static string Text(RunReport report)
    {
        using var output = new StringWriter();
        new Screen(output, TextWriter.Null).Print(report, ReportFormat.Text);
        return output.ToString();
    }

    private string Folder(string name) =>
        Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    // What 'verify --shard' leaves.
    private void Verify(
        Shard? shard,
        string folder,
        int most = int.MaxValue,
        ProposalFile? proposals = null,
        VerdictKind kind = VerdictKind.NotFaster
    )
    {
        proposals ??= _proposals;
        var settings = new VerifySettings { Shard = shard };
        var run = new RunFolder(
            folder,
            shard is null ? "verdicts.jsonl" : $"verdicts-{shard.Index}.jsonl"
        );
        run.WriteRun(Record(proposals, settings));
        foreach (
            var candidate in (
                shard is null ? proposals.Candidates : ShardPlan.Share(proposals, shard)
            ).Take(most)
        )
        {
            run.AppendVerdict(Verdict(candidate.Id, kind));
        }
    }

    private static RunRecord Record(ProposalFile proposals, VerifySettings settings) =>
        new(
            1,
            ToolVersion.Current,
            DateTimeOffset.UnixEpoch,
            settings,
            new("os", "arch", 2, "sdk"),
            null,
            [],
            [],
            RunFolder.Identity(proposals, settings)
        );

    private static Verdict Verdict(string id, VerdictKind kind = VerdictKind.NotFaster) =>
        new(id, kind, "no gain", null, null, TimeSpan.FromSeconds(1));

    private static ProposalFile Proposals(int targets)
    {
        var members = Enumerable
            .Range(0, targets)
            .Select(place => new ChangedMember(
                $"src/F{place}.cs::A.M()",
                $"src/F{place}.cs",
                "A.M",
                MemberKind.Method,
                new(1, 9)
            ))
            .ToList();
        return new(
            1,
            "0.1.0",
            new(new('a', 40), new('b', 40), false, [], members, []),
            members
                .Select(
                    (member, place) =>
                        new Candidate(
                            $"c-{place}",
                            member.Id,
                            [new(member.Path, new(4, 4), "old", "new")],
                            "rules:CA1854",
                            "title",
                            "because"
                        )
                )
                .ToList(),
            []
        );
    }
}
