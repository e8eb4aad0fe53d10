using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;

namespace PieBot.Testing;

/// <summary>A real git repository of Python files, whose module <c>lib/m.py</c> is edited.</summary>
internal sealed class PythonRepository : IDisposable
{
    public const string Module = "lib/m.py";

    /// <summary>Its members: <c>distinct</c> in lines 1 to 6, <c>unused</c> in 9 to 13, <c>countdown</c> in 16 to 19.</summary>
    public const string Source = """
        def distinct(xs):
            out = []
            for x in xs:
                if x not in out:
                    out.append(x)
            return out


        def unused(xs):
            out = []
            for x in xs:
                out.append(x)
            return out


        def countdown(n):
            while n > 0:
                yield n
                n -= 1

        """;

    public const string Faster = """
            return list(dict.fromkeys(xs))
        """;

    private readonly TinyGit _git;
    private readonly string _run = Directory.CreateTempSubdirectory("piebot-run-").FullName;

    private PythonRepository(TinyGit git) => _git = git;

    public string Root => _git.Root;

    public RunFolder Run => new(_run);

    /// <param name="files">Beside the module: path and text.</param>
    public static async Task<PythonRepository> CreateAsync(
        IReadOnlyDictionary<string, string> files
    )
    {
        var git = await TinyGit.CreateAsync();
        git.Write("lib/__init__.py", "");
        git.Write(Module, Source);
        foreach (var (path, text) in files)
        {
            git.Write(path, text);
        }

        await git.CommitAsync();
        return new(git);
    }

    /// <summary>A candidate that replaces the body of <c>distinct</c>.</summary>
    public static Candidate Distinct(string id, string body) => Of(id, "distinct", new(2, 6), body);

    public static Candidate Of(string id, string name, LineRange lines, string body)
    {
        var member = LanguagePacks
            .Named("python")
            .Members(Module, Source)
            .Single(one => one.Name == name);
        return LineCandidate.Of(id, member, Source, lines, body);
    }

    public async Task<string> HeadAsync() => (await _git.GitAsync("rev-parse", "HEAD")).Trim();

    public async Task<IReadOnlyList<Verdict>> VerifyAsync(
        params IReadOnlyList<Candidate> candidates
    )
    {
        var head = await HeadAsync();
        return await new Verifier(
            new VerifySettings
            {
                Trials = 4,
                MinSaving = 0.3,
                TestTimeout = TimeSpan.FromSeconds(20),
            },
            null
        ).VerifyAsync(
            Root,
            new(
                ProposalFile.CurrentVersion,
                "test",
                new(
                    head,
                    head,
                    false,
                    [],
                    LanguagePacks.Named("python").Members(Module, Source),
                    []
                ),
                candidates,
                []
            ),
            Run,
            TestContext.Current.CancellationToken
        );
    }

    public void Dispose()
    {
        _git.Dispose();
        Directory.Delete(_run, recursive: true);
    }
}
