using System.Diagnostics;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;

namespace PieBot.EndToEnd;

/// <summary>
/// A verification by the tool, in a process of its own, that can be stopped in any stage and started again. It has two
/// members to speed up, so that it comes to all stages, and one edit that loses.
/// </summary>
internal sealed class LongRun : IDisposable
{
    private const string Path = "lib/text.py";

    private const string Source = """
        def first(words):
            seen = []
            for word in words:
                if word not in seen:
                    seen.append(word)
            return seen


        def pairs(words):
            seen = []
            for word in words:
                if (word, word) not in seen:
                    seen.append((word, word))
            return seen

        """;

    private readonly TemporaryFolder _temporary = new();
    private readonly TinyGit _repository;

    private LongRun(TinyGit repository, string output, string? temporary)
    {
        _repository = repository;
        Output = output;
        Temporary = temporary ?? _temporary.Path;
    }

    /// <summary>Where the run's files go.</summary>
    public string Output { get; }

    /// <summary>The tool's temporary folder.</summary>
    public string Temporary { get; }

    /// <summary>The tool's own folder in the temporary one; null when it is tidied up.</summary>
    public string? Scratch =>
        Directory
            .GetDirectories(Temporary)
            .SingleOrDefault(path =>
                System.IO.Path.GetFileName(path).StartsWith("piebot-", StringComparison.Ordinal)
            );

    public RunFolder Folder => new(Output);

    public static async Task<LongRun> CreateAsync(string output, string? temporary = null)
    {
        var repository = await TinyGit.CreateAsync();
        repository.Write("lib/__init__.py", "");
        repository.Write(Path, Source);
        repository.Write("tests/__init__.py", "");
        repository.Write(
            "tests/test_text.py",
            """
            import unittest
            from lib.text import first, pairs

            WORDS = [str(n % 300) for n in range(900)]


            class TextTests(unittest.TestCase):
                def test_first(self):
                    self.assertEqual(first(WORDS), [str(n) for n in range(300)])

                def test_pairs(self):
                    self.assertEqual(pairs(WORDS), [(str(n), str(n)) for n in range(300)])

            """
        );
        var head = await repository.CommitAsync();
        var members = LanguagePacks.Named("python").Members(Path, Source);
        var run = new LongRun(repository, output, temporary);
        run.Folder.WriteProposals(
            new(
                ProposalFile.CurrentVersion,
                "test",
                new(head, head, false, [], members, []),
                [
                    Body("first", members[0], "    return list(dict.fromkeys(words))"),
                    Body(
                        "same",
                        members[0],
                        "    seen = []\n    for one in words:\n        if one not in seen:\n            seen.append(one)\n    return seen"
                    ),
                    // Two hunks, so that it comes to shrinking; neither works without the other.
                    Body(
                        "pairs",
                        members[1],
                        "    seen = {}\n    for word in words:\n        if (word, word) not in seen:\n            seen[word, word] = True\n    return list(seen)"
                    ),
                ],
                []
            )
        );
        return run;
    }

    public Process Start() =>
        Tool.Start(
            _repository.Root,
            new Dictionary<string, string> { ["TMPDIR"] = Temporary, ["TEMP"] = Temporary },
            "verify",
            Folder.ProposalsPath,
            "--trials",
            "6",
            "--min-saving",
            "30"
        );

    /// <summary>Reads what the tool says until it is in a stage; one that journals has then added to what was there.</summary>
    public static async Task ReachAsync(Process tool, string stage)
    {
        while (
            await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)
                is { } line
        )
        {
            if (
                line.Contains($"{stage}:", StringComparison.Ordinal)
                && (
                    stage is not ("control" or "measure" or "confirm")
                    || line.Contains("trial 2", StringComparison.Ordinal)
                )
            )
            {
                return;
            }
        }

        Assert.Fail($"{stage} was not reached");
    }

    public static async Task<(int ExitCode, string Error)> EndAsync(Process tool)
    {
        var error = await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (tool.ExitCode, error);
    }

    /// <summary>The lines of the journal.</summary>
    public List<string> Journal() =>
        new[] { Folder.SamplesPath, Folder.VerdictsPath }
            .Where(File.Exists)
            .SelectMany(File.ReadAllLines)
            .ToList();

    /// <summary>Runs to the end, which must be that of a run that nothing happened to.</summary>
    public async Task EndsAsIfNothingHadHappenedAsync(IReadOnlyList<string> journal)
    {
        using var tool = Start();
        var (exitCode, error) = await EndAsync(tool);
        Assert.True(exitCode == 0, error);

        // Nothing is lost, nothing measured twice.
        Assert.Empty(journal.Except(Journal()));
        var trials = Folder.ReadTrials();
        Assert.Equal(
            trials.Count,
            trials.DistinctBy(trial => (trial.CandidateId, trial.Stage, trial.Trial)).Count()
        );
        Assert.Equal(3, File.ReadAllLines(Folder.VerdictsPath).Length);
        var verdicts = Folder.ReadVerdicts().ToDictionary(one => one.CandidateId, one => one.Kind);
        Assert.Equal(VerdictKind.Faster, verdicts["first"]);
        Assert.NotEqual(VerdictKind.Faster, verdicts["same"]);
        Assert.Equal(VerdictKind.Faster, verdicts["pairs"]);
        var record = Folder.ReadRun()!;
        Assert.NotNull(record.Ended);
        Assert.Equal(2, record.Together!.Kept.Count);
        await IsTidyAsync();
    }

    /// <summary>Neither worktrees nor temporary files are left.</summary>
    public async Task IsTidyAsync()
    {
        Assert.Single((await _repository.GitAsync("worktree", "list")).Trim().Split('\n'));
        Assert.Null(Scratch);
        Assert.DoesNotContain(
            Directory.GetFiles(Output),
            file => file.EndsWith(".tmp", StringComparison.Ordinal)
        );
    }

    public void Dispose()
    {
        _repository.Dispose();
        _temporary.Dispose();
    }

    // What stands between the member's first line and its end.
    private static Candidate Body(string id, ChangedMember member, string replacement) =>
        LineCandidate.Of(
            id,
            member,
            Source,
            new(member.Lines.Start + 1, member.Lines.Start + 5),
            replacement
        );
}
