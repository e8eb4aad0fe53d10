using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.GitHub;
using PieBot.Tool.GitHub;
using PieBot.Tool.GitHub.Api;

namespace PieBot.Tests.GitHub;

/// <summary>A pull request on the fake GitHub, a run about it in a folder, and publishing of the one to the other.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-scene-").FullName;
    private readonly List<Candidate> _candidates = [];
    private readonly List<Verdict> _verdicts = [];
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private Scene(FakeGitHub gitHub) => GitHub = gitHub;

    public FakeGitHub GitHub { get; }

    public FakePull Pull => GitHub.Pull;

    public SkippingTime Time { get; } = new();

    public string RunFolder => Path.Combine(_folder, "run");

    public string Verdicts => Path.Combine(RunFolder, "verdicts.jsonl");

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string Summary =>
        File.Exists(Path.Combine(_folder, "summary.md"))
            ? File.ReadAllText(Path.Combine(_folder, "summary.md"))
            : "";

    public string Outputs => File.ReadAllText(Path.Combine(_folder, "output"));

    public Secret? Token { get; set; } = new(FakeGitHub.Token);

    /// <summary>The payload; null for that of the pull request.</summary>
    public string? Event { get; set; }

    public PublishRequest Request { get; set; } =
        new("", [], null, null, 5, new("skip piebot", false, false), null, "piebot", false, ".");

    public Patience Patience { get; set; } = new();

    /// <summary>How it was verified.</summary>
    public VerifySettings Settings { get; set; } = new();

    /// <summary>How many parts the verification is meant to be split into; null: none.</summary>
    public int? Shards { get; set; }

    /// <summary>The configuration that the proposals carry; null: none.</summary>
    public string? Configuration { get; set; }

    /// <summary>The commit that was verified; the pull request's head unless set.</summary>
    public string? Verified { get; set; }

    public static async Task<Scene> StartAsync(string prefix = "/") =>
        new(await FakeGitHub.StartAsync(prefix));

    /// <summary>The file <c>src/A.cs</c> of 40 lines, of which the pull request changed 20 to 22.</summary>
    public static async Task<Scene> UsualAsync()
    {
        var scene = await StartAsync();
        var lines = Enumerable.Range(1, 40).Select(line => $"    line {line}").ToArray();
        var before = lines.ToArray();
        before[19] = before[20] = before[21] = "    was something else";
        scene.Put("src/A.cs", Text(before), Text(lines));
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Assert.Empty(GitHub.Violations);
        Assert.DoesNotContain(FakeGitHub.Token, Output + Error + Summary, StringComparison.Ordinal);
        // Whatever happened: nothing half-done is left.
        Assert.DoesNotContain(
            Pull.Reviews,
            review =>
                review.State == "PENDING"
                && review.Body.Contains("piebot", StringComparison.Ordinal)
        );
    }

    public static byte[] Text(IEnumerable<string> lines, string ending = "\n") =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + ending)));

    public void Put(string path, byte[]? before, byte[] after, string? old = null)
    {
        Pull.Files.RemoveAll(one => one.Path == path);
        Pull.Files.Add(new(path, before, after, old));
    }

    /// <summary>A candidate that replaces lines of a file of the pull request.</summary>
    public Candidate Add(
        string path,
        LineRange lines,
        string? replacement,
        double ratio = 2,
        VerdictKind kind = VerdictKind.Faster,
        string? id = null,
        Shrunk? shrunk = null
    )
    {
        var head = SourceFile.Parse(Pull.Files.Find(one => one.Path == path)!.Head!);
        return Add([new(path, lines, head.Slice(lines), replacement)], ratio, kind, id, shrunk);
    }

    /// <summary>A line of a file at the head.</summary>
    public string Line(string path, int number) =>
        SourceFile
            .Parse(Pull.Files.Find(one => one.Path == path)!.Head!)
            .Slice(new(number, number));

    public Candidate Add(
        IReadOnlyList<Edit> edits,
        double ratio = 2,
        VerdictKind kind = VerdictKind.Faster,
        string? id = null,
        Shrunk? shrunk = null
    )
    {
        var candidate = new Candidate(
            id ?? $"c-{_candidates.Count + 1:x8}",
            $"{edits[0].Path}::A.M()",
            edits,
            "rules:CA1860",
            "Use Length",
            "It is a field read. Count may walk over all."
        );
        _candidates.Add(candidate);
        _verdicts.Add(
            new(
                candidate.Id,
                kind,
                "",
                new(132, 132, ["T.a", "T.b"], [], new(3, 2, [])),
                Measured(ratio),
                TimeSpan.FromSeconds(1),
                shrunk
            )
        );
        return candidate;
    }

    public void Replace(Candidate candidate, Func<Candidate, Candidate> change) =>
        _candidates[_candidates.IndexOf(candidate)] = change(candidate);

    public Candidate Candidate(string id) => _candidates.Single(one => one.Id == id);

    public void Forget()
    {
        _candidates.Clear();
        _verdicts.Clear();
    }

    /// <summary>Writes the run's files.</summary>
    public void WriteRun()
    {
        if (Directory.Exists(RunFolder))
        {
            Directory.Delete(RunFolder, recursive: true);
        }

        var run = new RunFolder(RunFolder);
        var targets = _candidates
            .Select(one => one.TargetId)
            .Distinct()
            .Select(one => new ChangedMember(
                one,
                one.Split("::")[0],
                "A.M",
                MemberKind.Method,
                new(1, 1000)
            ));
        var proposals = new ProposalFile(
            1,
            "0.1.0",
            new(new('a', 40), Verified ?? Pull.Head, false, [], targets.ToList(), []),
            _candidates,
            [],
            Shards: Shards,
            Configuration: Configuration is { } text ? new(".piebot.yml", text) : null
        );
        run.WriteProposals(proposals);
        _verdicts.ForEach(run.AppendVerdict);
        run.WriteRun(
            new(
                1,
                "0.1.0",
                default,
                Settings,
                new("Debian GNU/Linux 12 (bookworm)", "X64", 2, ".NET 10.0.12"),
                null,
                [],
                [],
                Core.Runs.RunFolder.Identity(proposals, Settings, "0.1.0")
            )
        );
    }

    /// <summary>Writes the run, and publishes it.</summary>
    public Task<Publication> PublishAsync()
    {
        WriteRun();
        return PublishWrittenAsync();
    }

    public Task<Publication> PublishWrittenAsync() => PublishWrittenAsync("");

    /// <param name="run">Tells files of runs at once apart.</param>
    public Task<Publication> PublishWrittenAsync(string run)
    {
        var payload = Path.Combine(_folder, $"event{run}.json");
        File.WriteAllText(
            payload,
            Event
                ?? $$$"""{"pull_request": {"number": {{{Pull.Number}}}, "head": {"repo": {"full_name": "shop/orders"} } }, "repository": {"full_name": "shop/orders"} }"""
        );
        return new PublishJob(
            run.Length == 0 ? new(_output, _error) : new(new StringWriter(), new StringWriter()),
            new()
            {
                InActions = true,
                Token = Token,
                ApiUrl = GitHub.Api,
                Repository = FakeGitHub.Repository,
                EventPath = payload,
                RunId = "4711",
                StepSummary = Path.Combine(_folder, $"summary{run}.md"),
                Output = Path.Combine(_folder, $"output{run}"),
            },
            () => new SocketsHttpHandler(),
            Patience with
            {
                Time = Time,
            }
        ).RunAsync(
            Request with
            {
                Proposals = Path.Combine(RunFolder, "proposals.json"),
                Verdicts = Request.Verdicts is { Count: > 0 } given ? given : [RunFolder],
            },
            TestContext.Current.CancellationToken
        );
    }

    private static Measurement Measured(double ratio) =>
        new(
            Protocol.Paired,
            Metric.Member,
            new(ratio),
            new(ratio * 0.96),
            new(ratio * 1.04),
            0.001,
            8,
            new(1000 * ratio),
            new(1000),
            null,
            new(1.2),
            new(0.9),
            new(4096, 40)
        );
}
