using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Verification;

namespace PieBot.Testing.Scripted;

/// <summary>A real git repository of one file in the scripted language.</summary>
internal sealed class ScriptedRepository : IDisposable
{
    private const string Path = "a.script";

    private readonly TinyGit _git;
    private readonly string _source;

    private ScriptedRepository(TinyGit git, string source, string head)
    {
        _git = git;
        _source = source;
        Head = head;
    }

    public string Head { get; }

    public static async Task<ScriptedRepository> CreateAsync(string source, string tests)
    {
        var git = await TinyGit.CreateAsync();
        git.Write(Path, source);
        git.Write(ScriptedLanguage.TestsPath, tests);
        await git.CommitAsync();
        return new(git, source, (await git.GitAsync("rev-parse", "HEAD")).Trim());
    }

    /// <summary>A candidate that replaces lines of a member.</summary>
    /// <param name="becomes">What each line becomes that holds the words; the file has them once in the member.</param>
    public Candidate Edit(string id, string member, params (string Words, string Becomes)[] becomes)
    {
        var lines = Member(member).Lines;
        var text = _source.Split('\n')[(lines.Start - 1)..lines.End];
        var edits = becomes
            .Select(one =>
                (one.Becomes, At: Array.FindIndex(text, line => line.Contains(one.Words)))
            )
            .Select(one => new Edit(
                Path,
                new(lines.Start + one.At, lines.Start + one.At),
                text[one.At],
                $"  {one.Becomes}"
            ))
            .ToList();
        return new(id, member, edits, "test", id, "because");
    }

    public ProposalFile Propose(params IReadOnlyList<Candidate> candidates) =>
        new(
            ProposalFile.CurrentVersion,
            "test",
            new(
                Head,
                Head,
                false,
                [],
                ScriptFile
                    .Of(_source)
                    .Members.Select(one => new ChangedMember(
                        one.Name,
                        Path,
                        one.Name,
                        MemberKind.Method,
                        one.Lines
                    ))
                    .ToList(),
                []
            ),
            candidates,
            []
        );

    /// <param name="step">Called before each step of the language, and with each progress as <c>STAGE: message</c>.</param>
    public Task<IReadOnlyList<Verdict>> VerifyAsync(
        ProposalFile proposals,
        RunFolder folder,
        VerifySettings? settings = null,
        Func<string, Task>? step = null,
        IReadOnlyList<Verdict>? fromShards = null,
        bool moreMayCome = false
    ) =>
        new Verifier((settings ?? new()) with { Sandbox = SandboxKind.None }, new Told(step))
        {
            Ecosystems = new([new ScriptedLanguage(step)]),
            FromShards = fromShards ?? [],
            MoreMayCome = moreMayCome,
        }.VerifyAsync(_git.Root, proposals, folder, TestContext.Current.CancellationToken);

    /// <summary>How many checkouts git knows of: 1 when nothing is left behind.</summary>
    public async Task<int> WorktreesAsync() =>
        (await _git.GitAsync("worktree", "list")).Trim().Split('\n').Length;

    /// <summary>Whether a checkout of this repository stands in a folder.</summary>
    public bool IsCheckedOutIn(string folder) =>
        Directory
            .GetDirectories(folder)
            .Select(one => System.IO.Path.Combine(one, "head", ".git"))
            .Where(File.Exists)
            .Any(file => File.ReadAllText(file).Contains(_git.Root, StringComparison.Ordinal));

    public void Dispose() => _git.Dispose();

    private ScriptMember Member(string name) =>
        ScriptFile.Of(_source).Members.Single(one => one.Name == name);

    private sealed class Told(Func<string, Task>? step) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) =>
            step?.Invoke($"{value.Stage}: {value.Message}").GetAwaiter().GetResult();
    }
}
