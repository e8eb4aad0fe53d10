using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Replies;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

public sealed class ModelDeskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-desk-").FullName;

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Prices_and_replies_that_a_branch_brings_along_are_not_used()
    {
        var git = new Git(_folder);
        await git.RunAsync(["init", "-q"], TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(_folder, ".piebot", "cache"));
        var prices = Path.Combine(_folder, ".piebot", "prices.json");
        await File.WriteAllTextAsync(
            prices,
            """{ "m": { "input": 1000000, "output": 1 } }""",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(_folder, ".piebot", "cache", "x.json"),
            "{}",
            TestContext.Current.CancellationToken
        );

        using var own = await OpenAsync();
        Assert.Empty(own.Notices);
        Assert.Equal(1_000_000, own.Session.Ledger.Price!.Input);

        await git.RunAsync(["add", "-f", ".piebot"], TestContext.Current.CancellationToken);
        using var foreign = await OpenAsync();
        Assert.Null(foreign.Session.Ledger.Price);
        Assert.Equal(2, foreign.Notices.Count);
        using var named = await OpenAsync(prices);
        Assert.Equal(1_000_000, named.Session.Ledger.Price!.Input);
    }

    [Fact]
    public void A_folder_of_ours_that_is_a_link_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need a privilege there.");
        }

        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        var repository = Directory.CreateDirectory(Path.Combine(_folder, "repo")).FullName;
        File.CreateSymbolicLink(Path.Combine(repository, ".piebot"), elsewhere);
        Assert.Throws<UserErrorException>(() => RunPaths.OwnFolder(repository));
        Assert.Empty(Directory.GetFiles(elsewhere));

        File.Delete(Path.Combine(repository, ".piebot"));
        var victim = Path.Combine(elsewhere, "victim");
        File.WriteAllText(victim, "mine");
        Directory.CreateDirectory(Path.Combine(repository, ".piebot"));
        File.CreateSymbolicLink(Path.Combine(repository, ".piebot", ".gitignore"), victim);
        Assert.Throws<UserErrorException>(() => RunPaths.OwnFolder(repository));
        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Fact]
    public void A_killed_run_goes_on_with_its_second_round()
    {
        var settings = new VerifySettings();
        var first = new ProposalFile(
            1,
            "t",
            new(
                new('a', 40),
                new('b', 40),
                false,
                [],
                [new("t", "A.cs", "A.M", MemberKind.Method, new(1, 1))],
                []
            ),
            [Candidate("c-1", null)],
            []
        );
        var run = new RunFolder(_folder);
        run.WriteProposals(
            first with
            {
                Candidates = [Candidate("c-1", null), Candidate("c-2", 2)],
            }
        );

        Assert.Equal(["c-1"], Ids(LaterRounds.Resume(first, settings, run)));
        var record = new RunRecord(
            1,
            "t",
            DateTimeOffset.UnixEpoch,
            settings,
            new("os", "x64", 2, "10"),
            null,
            [],
            [],
            RunFolder.Identity(first, settings)
        );
        run.WriteRun(record);
        Assert.Equal(["c-1", "c-2"], Ids(LaterRounds.Resume(first, settings, run)));
        run.WriteRun(record with { Ended = DateTimeOffset.UnixEpoch });
        Assert.Equal(["c-1"], Ids(LaterRounds.Resume(first, settings, run)));
    }

    [Fact]
    public void Facts_tell_a_measurement_with_every_figure_they_allow()
    {
        var facts = Facts.Of(
            new(
                Protocol.Paired,
                Metric.Member,
                new(3.4217),
                new(3.1),
                new(3.8),
                0.001,
                8,
                new(12_500),
                new(3_653),
                null
            )
        );

        Assert.Equal(
            "speedup 3.42× (interval 3.10 to 3.80), saves 71 % of the time; 12.5 µs → 3.65 µs a call",
            facts.Sentence
        );
        Assert.Null(Claims.Check(facts.Sentence, facts.Figures, ""));
    }

    private static IEnumerable<string> Ids(ProposalFile file) =>
        file.Candidates.Select(one => one.Id);

    private static Candidate Candidate(string id, int? round) =>
        new(id, "t", [new("A.cs", new(1, 1), "a", "b")], "model:m#1", "t", "r", Round: round);

    private Task<ModelDesk> OpenAsync(string? prices = null) =>
        ModelDesk.OpenAsync(
            new(
                new("m") { Offline = true },
                false,
                null,
                false,
                TimeSpan.FromMinutes(1),
                null,
                prices,
                true
            ),
            new(_folder),
            TestContext.Current.CancellationToken
        );
}
