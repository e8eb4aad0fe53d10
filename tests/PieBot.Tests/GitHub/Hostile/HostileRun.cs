using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tests.GitHub.Hostile;

/// <summary>One string of a run's files, or the name of one more property of an object.</summary>
/// <param name="Line">Of a file of lines; 0 of a whole one.</param>
/// <param name="Way">From the root: names and places.</param>
/// <param name="IsName">Whether a property is added there.</param>
internal sealed record Leaf(string File, int Line, IReadOnlyList<object> Way, bool IsName)
{
    public override string ToString() =>
        $"{File}:{Line} {string.Join('/', Way)}{(IsName ? "/+" : "")}";
}

/// <summary>
/// A run with something in every field, as PieBot itself writes it, and the same with other text in any of its strings. The
/// strings are found in the JSON, so that a field that comes new is among them.
/// </summary>
internal sealed class HostileRun
{
    public const string Path = "src/A.cs";

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, List<JsonNode>> _files = new(StringComparer.Ordinal);

    private HostileRun(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            var text = File.ReadAllText(file);
            _files[System.IO.Path.GetFileName(file)] = file.EndsWith(
                ".jsonl",
                StringComparison.Ordinal
            )
                ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonNode.Parse(line)!)
                    .ToList()
                : [JsonNode.Parse(text)!];
        }

        Leaves = _files
            .SelectMany(file =>
                file.Value.SelectMany((root, line) => Strings(file.Key, line, root, []))
            )
            .ToList();
    }

    public IReadOnlyList<Leaf> Leaves { get; }

    /// <summary>The file of the candidates at the head: 40 lines, of which the pull request changed 20 to 22.</summary>
    public static string Head { get; } =
        string.Concat(Enumerable.Range(1, 40).Select(line => $"    line {line}\n"));

    public static HostileRun Usual()
    {
        var folder = Directory.CreateTempSubdirectory("piebot-hostile-").FullName;
        try
        {
            WriteUsual(new(folder));
            return new(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes the files with other text in some of their strings, and with the identity that goes with it: who forges a run can compute that.</summary>
    public void Write(string folder, IReadOnlyDictionary<Leaf, string> changed)
    {
        foreach (var (name, roots) in _files)
        {
            var own = changed.Where(one => one.Key.File == name).ToList();
            var lines = roots.Select(
                (root, line) =>
                {
                    var here = own.Where(one => one.Key.Line == line).ToList();
                    if (here.Count == 0)
                    {
                        return root.ToJsonString(Relaxed);
                    }

                    var copy = root.DeepClone();
                    here.ForEach(one => Change(copy, one.Key, one.Value));
                    return copy.ToJsonString(Relaxed);
                }
            );
            File.WriteAllText(
                System.IO.Path.Combine(folder, name),
                string.Join('\n', lines) + "\n"
            );
        }

        if (!changed.Keys.Any(one => one.Way is ["identity"]))
        {
            Identify(new(folder));
        }
    }

    private static void Identify(RunFolder run)
    {
        try
        {
            var record = run.ReadRun()!;
            var root = JsonNode.Parse(File.ReadAllText(run.RunPath))!;
            root["identity"] = RunFolder.Identity(
                run.ReadProposals(),
                record.Settings,
                record.Tool
            );
            // Not as a run is written, which waits for the disk.
            File.WriteAllText(run.RunPath, root.ToJsonString(Relaxed));
        }
        catch (UserErrorException)
        {
            // It is refused, as it will be again.
        }
    }

    private static void Change(JsonNode root, Leaf leaf, string text)
    {
        var way = leaf.IsName ? leaf.Way : leaf.Way.Take(leaf.Way.Count - 1);
        var parent = way.Aggregate(
            root,
            (at, step) => step is int place ? at[place]! : at[(string)step]!
        );
        if (leaf.IsName)
        {
            ((JsonObject)parent)[text] = text;
        }
        else if (leaf.Way[^1] is int place)
        {
            parent[place] = text;
        }
        else
        {
            parent[(string)leaf.Way[^1]] = text;
        }
    }

    private static IEnumerable<Leaf> Strings(
        string file,
        int line,
        JsonNode? node,
        IReadOnlyList<object> way
    ) =>
        node switch
        {
            JsonObject all =>
            [
                new(file, line, way, true),
                .. all.SelectMany(one => Strings(file, line, one.Value, [.. way, one.Key])),
            ],
            JsonArray all => all.SelectMany(
                (one, place) => Strings(file, line, one, [.. way, place])
            ),
            JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            [
                new(file, line, way, false),
            ],
            _ => [],
        };

    private static void WriteUsual(RunFolder run)
    {
        var target = new ChangedMember(
            $"{Path}::A.M()",
            Path,
            "A.M",
            MemberKind.Method,
            new(1, 40)
        );
        Candidate Edit(string id, int line, string title) =>
            new(
                id,
                target.Id,
                [new(Path, new(line, line), $"    line {line}", $"    faster {line}")],
                "model:small#1",
                title,
                "It walks once. Then it is done.",
                Risks: [Risk.ChangedCulture]
            );
        var proposals = new ProposalFile(
            1,
            "0.1.0",
            new(
                new('a', 40),
                new('b', 40),
                false,
                [new(Path, "src/Old.cs", [new(new(20, 22), new(20, 22))])],
                [target],
                [new("x.txt", "not a C# file")]
            ),
            [
                Edit("c-00000001", 20, "Walk once"),
                Edit("c-00000002", 3, "Walk once here too"),
                Edit("c-00000003", 21, "Not worth it"),
                Edit("c-00000004", 22, "Refused") with
                {
                    Rejection = "it adds unsafe code",
                },
                Edit("c-00000005", 30, "Nobody verified this"),
            ],
            ["a notice"],
            new(10, [new(target.Id, 0.5, [new(20, 0.1)])]),
            new(
                "small",
                "models.example",
                1,
                1,
                0,
                0,
                new(10, 10, 0),
                false,
                0.1,
                new(1, 0, 10, 10, 0.2),
                new(3, 3),
                ["A.N: too long"],
                ["A.O: without callers"],
                [new(target.Id, 1, "its edits overlap")]
            ),
            new Dictionary<string, TimeSpan> { [target.Id] = TimeSpan.FromSeconds(5) },
            Configuration: new(".piebot.yml", "publish:\n  max-suggestions: 5\n")
        );
        run.WriteProposals(proposals);
        foreach (
            var (candidate, place) in proposals
                .Candidates.Take(3)
                .Select((one, place) => (one, place))
        )
        {
            run.AppendVerdict(
                new(
                    candidate.Id,
                    place < 2 ? VerdictKind.Faster : VerdictKind.NotFaster,
                    "A.M: a reason",
                    new(9, 9, ["T.a", "T.b"], ["T.c"], new(3, 2, ["a missed one"])),
                    Measured(place < 2 ? 2 : 1),
                    TimeSpan.FromSeconds(1)
                )
            );
            run.AppendExplanation(new(candidate.Id, "model:small", "Because it walks once."));
            run.AppendDecision(new(candidate.Id, Choice.Accepted, DateTimeOffset.UnixEpoch));
            run.AppendTrial(
                new(
                    candidate.Id,
                    "confirm",
                    1,
                    "member",
                    Math.Log(2),
                    [9, 9],
                    [2, 2],
                    [1, 1],
                    SideTotals.Unknown,
                    SideTotals.Unknown
                )
            );
        }

        var settings = new VerifySettings
        {
            TestProjects = ["tests/T.csproj"],
            Framework = "net10.0",
        };
        run.WriteRun(
            new(
                1,
                "0.1.0",
                DateTimeOffset.UnixEpoch,
                settings,
                new("Debian GNU/Linux 12", "X64", 2, ".NET 10.0.12"),
                new(["tests/T.csproj"], 9, ["T.d: it fails"]),
                [new("measure", TimeSpan.FromSeconds(4))],
                ["no sandbox"],
                RunFolder.Identity(proposals, settings, "0.1.0"),
                DateTimeOffset.UnixEpoch.AddSeconds(10),
                new(new(1), new(0.99), new(1.01), 0.5, 8, true),
                new(["c-00000001"], [new("c-00000009", "a test fails")])
            )
        );
    }

    private static Measurement Measured(double ratio) =>
        new(
            Protocol.Paired,
            Metric.Member,
            new(ratio),
            new(ratio * 0.9),
            new(ratio * 1.1),
            ratio > 1 ? 0.001 : 0.5,
            8,
            new(1000 * ratio),
            new(1000),
            "a note",
            new(1.2),
            new(0.9),
            new(4096, 40)
        );
}
