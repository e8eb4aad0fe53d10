using System.Diagnostics;
using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Runs;
using PieBot.Verification;

namespace PieBot.EndToEnd;

/// <summary>
/// A verification by the tool, in a process of its own, that can be stopped in any stage and started again. It has two
/// members to speed up, so that it comes to all stages, and one edit that loses.
/// </summary>
internal sealed class LongRun : IDisposable
{
    private const string Source = """
        namespace Lib;

        public static class Text
        {
            public static string Join(string[] parts)
            {
                var all = "";
                foreach (var part in parts)
                    all += part;
                return all;
            }

            public static string Twice(string[] parts)
            {
                var all = "";
                foreach (var part in parts)
                    all += part + part;
                return all;
            }
        }

        """;

    private readonly TemporaryFolder _temporary = new();
    private readonly TinyRepository _repository;

    private LongRun(TinyRepository repository, string output, string? temporary)
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
                Path.GetFileName(path).StartsWith("piebot-", StringComparison.Ordinal)
            );

    public RunFolder Folder => new(Output);

    public static async Task<LongRun> CreateAsync(string output, string? temporary = null)
    {
        var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["src/Lib/Text.cs"] = Source,
                ["tests/Lib.Tests/TextTests.cs"] = """
                using Lib;
                using Xunit;

                public class TextTests
                {
                    private static readonly string[] Parts = Enumerable.Range(0, 400).Select(n => n.ToString()).ToArray();

                    [Fact]
                    public void Joins() => Assert.Equal(string.Concat(Parts), Text.Join(Parts));

                    [Fact]
                    public void Joins_twice() => Assert.Equal(string.Concat(Parts.Select(part => part + part)), Text.Twice(Parts));
                }
                """,
            }
        );
        var join = Member("join", "Text.Join", 5);
        var twice = Member("twice", "Text.Twice", 13);
        var run = new LongRun(repository, output, temporary);
        run.Folder.WriteProposals(
            new(
                ProposalFile.CurrentVersion,
                "test",
                new(repository.Head, repository.Head, false, [], [join, twice], []),
                [
                    Body("join", join, "        return string.Concat(parts);"),
                    Body(
                        "same",
                        join,
                        "        var all = \"\";\n        foreach (var part in parts)\n            all = all + part;\n        return all;"
                    ),
                    // Two hunks, so that it comes to shrinking; neither compiles without the other.
                    Body(
                        "twice",
                        twice,
                        "        var all = new System.Text.StringBuilder();\n        foreach (var part in parts)\n            all.Append(part).Append(part);\n        return all.ToString();"
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
        Assert.Equal(VerdictKind.Faster, verdicts["join"]);
        Assert.NotEqual(VerdictKind.Faster, verdicts["same"]);
        Assert.Equal(VerdictKind.Faster, verdicts["twice"]);
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

    private static ChangedMember Member(string id, string name, int line) =>
        new(id, "src/Lib/Text.cs", name, MemberKind.Method, new(line, line + 6));

    // The four lines between the braces.
    private static Candidate Body(string id, ChangedMember member, string replacement) =>
        LineCandidate.Of(
            id,
            member,
            Source,
            new(member.Lines.Start + 2, member.Lines.Start + 5),
            replacement
        );
}
