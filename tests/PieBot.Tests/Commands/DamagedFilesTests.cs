using System.Text;
using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Tests.Reports;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

/// <summary>Every file that PieBot reads, damaged in every place, through the command that reads it.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-damaged-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("proposals.json", "report RUN")]
    [InlineData("proposals.json", "report RUN --format html")]
    [InlineData("proposals.json", "report RUN --format json")]
    [InlineData("proposals.json", "report RUN --format sarif")]
    [InlineData("proposals.json", "apply RUN --repo REPO")]
    [InlineData("proposals.json", "verify RUN/proposals.json --repo REPO --out RUN/out")]
    [InlineData("proposals.json", "publish RUN --dry-run --repo REPO")]
    [InlineData("proposals.json", "review RUN --repo REPO")]
    [InlineData("verdicts.jsonl", "report RUN")]
    [InlineData("verdicts.jsonl", "report RUN --format html")]
    [InlineData("verdicts.jsonl", "report RUN --format json")]
    [InlineData("verdicts.jsonl", "report RUN --format sarif")]
    [InlineData("verdicts.jsonl", "apply RUN --repo REPO")]
    [InlineData("verdicts.jsonl", "publish RUN --dry-run --repo REPO")]
    [InlineData("run.json", "report RUN")]
    [InlineData("run.json", "report RUN --format html")]
    [InlineData("run.json", "report RUN --format json")]
    [InlineData("run.json", "publish RUN --dry-run --repo REPO")]
    [InlineData("samples.jsonl", "report RUN --format html")]
    [InlineData("decisions.jsonl", "review RUN --repo REPO")]
    [InlineData("explanations.jsonl", "report RUN")]
    [InlineData("explanations.jsonl", "report RUN --format html")]
    [InlineData("examples.jsonl", "examples list --repo REPO")]
    [InlineData("prices.json", "propose --model m --offline --prices RUN/prices.json --repo REPO")]
    public async Task A_damaged_file_ends_in_a_sentence_never_in_a_bug(string file, string command)
    {
        await FillAsync(sharded: file == "proposals.json");
        var path =
            file == "examples.jsonl"
                ? Path.Combine(_folder, "repo", ".piebot", file)
                : Path.Combine(_folder, "run", file);
        var whole = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (usual, words) = await RunAsync(command);
        Assert.True(usual is 0 or 1 or 2, words);
        var refused = 0;
        var all = Mutants.Of(whole).ToList();
        Assert.True(all.Count > 20);
        // Of the mutants a part, another for each command; one that asks git takes longer.
        var step = command.Contains("REPO", StringComparison.Ordinal) ? 29 : 3;
        for (var at = command.Length % step; at < all.Count; at += step)
        {
            await File.WriteAllTextAsync(path, all[at], TestContext.Current.CancellationToken);
            var (exit, error) = await RunAsync(command);
            Assert.True(
                exit is 0 or 1 or 2
                    && !error.Contains("this is a bug", StringComparison.Ordinal)
                    && (exit != 2 || error.Contains("piebot: ", StringComparison.Ordinal)),
                $"{command}: {exit}\n{error}\n{(all[at].Length > 20_000 ? all[at][..20_000] : all[at])}"
            );
            refused += exit == 2 ? 1 : 0;
        }

        // Else nothing was read.
        if (!command.StartsWith("publish", StringComparison.Ordinal) || file == "proposals.json")
        {
            Assert.True(refused > 0, command);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("- a\n- b")]
    [InlineData("test: [")]
    [InlineData("test: {a: b}")]
    [InlineData("trials: 1e999")]
    [InlineData("trials: -1")]
    [InlineData("trials: 99999999999999999999")]
    [InlineData("alpha: .nan")]
    [InlineData("test: a\ntest: b")]
    [InlineData("&a [*a]")]
    [InlineData("test: &a [*a]")]
    [InlineData("test: *nobody")]
    [InlineData("? [a, b]\n: c")]
    [InlineData("test: \"\\ud800\"")]
    [InlineData("paths: {include: [\"[\", \"**/../..\", \"\"]}\ntest: a")]
    [InlineData("test: a\ntiming: {command: b, regex: \"(\"}")]
    [InlineData("%YAML 9.9\n---\n!!binary x")]
    [InlineData("DEEP[")]
    [InlineData("DEEP{a: ")]
    [InlineData("DEEP- ")]
    public async Task A_damaged_configuration_ends_in_a_sentence_never_in_a_bug(string text)
    {
        await FillAsync();
        var path = Path.Combine(_folder, "c.yml");
        if (text.StartsWith("DEEP", StringComparison.Ordinal))
        {
            text = string.Concat(Enumerable.Repeat(text[4..], 100_000));
        }

        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        var (exit, error) = await RunAsync($"propose --config {path} --repo REPO");

        Assert.True(exit is 0 or 2, error);
        Assert.DoesNotContain("this is a bug", error, StringComparison.Ordinal);
        if (text.Length > 100_000)
        {
            Assert.Contains("c.yml", error, StringComparison.Ordinal);
            Assert.Contains("deep", error, StringComparison.Ordinal);
        }
    }

    // A resumed verification, which builds first, and a review at a terminal read these.
    [Theory]
    [InlineData("covers.jsonl")]
    [InlineData("samples.jsonl")]
    [InlineData("decisions.jsonl")]
    public async Task What_a_resumed_run_reads_is_refused_with_its_place(string file)
    {
        await FillAsync();
        var run = new RunFolder(Path.Combine(_folder, "run"));
        var path = Path.Combine(run.Path, file);
        var whole = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var refused = 0;
        foreach (var text in Mutants.Of(whole))
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            try
            {
                _ = run.ReadCovers();
                _ = run.ReadTrials().Select(trial => trial.ToTrial()).ToList();
                _ = run.ReadDecisions();
            }
            catch (UserErrorException exception)
            {
                refused++;
                Assert.Contains(file, exception.Message, StringComparison.Ordinal);
            }
        }

        Assert.True(refused > 50);
    }

    [Theory]
    [InlineData("--- a/src/A.cs\n+++ b/src/A.cs\n@@ -99999999999999999999,1 +1 @@\n-a\n+b\n")]
    [InlineData("--- a/src/A.cs\n+++ b/src/A.cs\n@@ -1,9999 +1 @@\n-a\n")]
    [InlineData("diff --git a/src/A.cs b/src/A.cs\nindex")]
    [InlineData("--- a/../../etc/passwd\n+++ b/../../etc/passwd\n@@ -1 +1 @@\n-a\n+b\n")]
    [InlineData("")]
    [InlineData("\0\0\0")]
    public async Task A_damaged_patch_ends_in_a_sentence_never_in_a_bug(string text)
    {
        await FillAsync();
        var path = Path.Combine(_folder, "x.diff");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        var (exit, error) = await RunAsync($"verify --patch {path} --repo REPO");

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.DoesNotContain("this is a bug", error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Error)> RunAsync(string command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            command
                .Split(' ')
                .Select(word =>
                    word.Replace("RUN", Path.Combine(_folder, "run"), StringComparison.Ordinal)
                        .Replace("REPO", Path.Combine(_folder, "repo"), StringComparison.Ordinal)
                )
                .ToArray(),
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (exit, error.ToString());
    }

    // Of several shards one that is damaged costs itself alone, and the report goes on.
    private async Task FillAsync(bool sharded = false)
    {
        var repository = Path.Combine(_folder, "repo");
        Directory.CreateDirectory(Path.Combine(repository, "src"));
        var git = new Git(repository);
        string[] author =
        [
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@example.org",
            "-c",
            "commit.gpgsign=false",
        ];
        await git.RunAsync(["init", "-q", "-b", "main"], default);
        foreach (var text in (string[])["class A { }\n", "class A { int M() => 1; }\n"])
        {
            await File.WriteAllTextAsync(Path.Combine(repository, "src", "A.cs"), text);
            await git.RunAsync(["add", "-A"], default);
            await git.RunAsync([.. author, "commit", "-q", "-m", "x"], default);
            await git.RunAsync(["checkout", "-q", "-B", "work"], default);
        }

        var folder = Path.Combine(_folder, "run");
        var run = Sample.Write(folder);
        var proposals = run.ReadProposals();
        run.WriteProposals(
            proposals with
            {
                Changes = proposals.Changes with
                {
                    Files = [new("src/A.cs", "src/B.cs", [new(new(1, 2), new(1, 3))])],
                },
                Notices = ["a notice"],
                Profile = new(10, [new("src/A.cs::A.M()", 0.5, [new(4, 0.5)])]),
                Model = new(
                    "m",
                    "localhost",
                    1,
                    1,
                    0,
                    0,
                    new(10, 20, 1),
                    false,
                    0.5,
                    new(1, 0, 10, 20, 0.5),
                    new(1, 1),
                    ["left"],
                    ["short"],
                    [new("t", 1, "why")]
                ),
                Costs = new Dictionary<string, TimeSpan>
                {
                    ["src/A.cs::A.M()"] = TimeSpan.FromSeconds(9),
                },
                Shards = sharded ? 2 : null,
                Configuration = new(".piebot.yml", "trials: 8\n"),
            }
        );
        var measured = Sample.Measurement(2.5);
        run.AppendVerdict(
            new(
                "c-none",
                VerdictKind.Faster,
                "A.M: faster",
                new(5, 5, ["T.x"], ["T.y"], new(3, 2, ["a throw"])),
                measured,
                TimeSpan.FromSeconds(4),
                new(1, [0], 1)
            )
        );
        run.WriteRun(
            new(
                1,
                "0.1.0",
                DateTimeOffset.UnixEpoch,
                new() { Framework = "net10.0", TestProjects = ["a.csproj"] },
                new("Linux", "X64", 2, ".NET 10.0.0"),
                new(["a.csproj"], 5, ["T.z: flaky"]),
                [new("baseline", TimeSpan.FromSeconds(3))],
                ["notice"],
                "id",
                DateTimeOffset.UnixEpoch.AddHours(1),
                new(new(1), new(0.9), new(1.1), 0.5, 8, true),
                new(["c-fast"], [new("c-none", "tests fail")])
            )
        );
        SideTotals totals = new(1, 2, 3, 4, 5, [6, 7], 8, 9);
        for (var trial = 1; trial <= 4; trial++)
        {
            run.AppendTrial(
                new(
                    trial == 4 ? "control" : "c-fast",
                    trial == 3 ? "confirm" : "measure",
                    trial,
                    "member",
                    0.5,
                    [1, 2],
                    [1, 2, 3],
                    [1, 2, 3],
                    totals,
                    totals
                )
            );
        }

        run.AppendDecision(new("c-fast", Choice.Accepted, DateTimeOffset.UnixEpoch));
        run.AppendExplanation(new("c-fast", "model:m", "It looks up once."));
        run.AppendCover(
            new("key", new(["T.x"], "a.csproj", ["T.x"], ["T.x"], Repetition.InProcess, true))
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "prices.json"),
            """{ "m": { "input": 2.5, "output": 10, "cachedInput": 1 }, "n": { "input": 1, "output": 2 } }"""
        );
        Directory.CreateDirectory(Path.Combine(repository, ".piebot"));
        await File.WriteAllTextAsync(
            Path.Combine(repository, ".piebot", "examples.jsonl"),
            """
            {"id":"h-1","language":"csharp","title":"t","slow":"a","fast":"b","why":"w","speedup":2.5,"source":"history:x"}
            {"id":"h-2","language":"csharp","title":"t","slow":"c","fast":"d","why":"w","source":"history:y"}

            """
        );
    }

    /// <summary>A JSON text, or one a line, with one value after the other put out of shape.</summary>
    private static class Mutants
    {
        private static readonly string[] Values =
        [
            "null",
            "1e999",
            "-1",
            "1e308",
            "2147483647",
            "99999999999999999999",
            "0.5",
            "\"\"",
            "\"x\"",
            "\"\\ud800\"",
            "\"\\u0000\\u2028<\"",
            "\"NaN\"",
            "true",
            "[]",
            "[null]",
            "{}",
            "{\"a\":1,\"a\":2}",
            new string('[', 200) + new string(']', 200),
        ];

        public static IEnumerable<string> Of(string whole)
        {
            var lines =
                whole.TrimStart().StartsWith('{')
                && whole.Contains("\n  ", StringComparison.Ordinal)
                    ? [whole]
                    : whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            for (var at = 0; at < lines.Length; at++)
            {
                using var json = JsonDocument.Parse(lines[at]);
                var count = Write(json.RootElement, -1, "").Count;
                for (var node = 0; node < count; node++)
                {
                    foreach (var value in Values.Append(Drop).Append(Twice))
                    {
                        yield return With(lines, at, Write(json.RootElement, node, value).Text);
                    }
                }

                yield return With(
                    lines,
                    at,
                    Write(json.RootElement, count / 2, $"\"{new string('x', 1 << 20)}\"").Text
                );
                foreach (var part in (double[])[0.1, 0.5, 0.9, 0.99])
                {
                    yield return With(lines, at, lines[at][..(int)(lines[at].Length * part)]);
                }

                yield return With(lines, at, lines[at] + "}");
                yield return With(lines, at, "\0");
            }

            yield return "";
            yield return "\uFEFF" + whole;
            yield return whole + whole;
        }

        private const string Drop = "drop";
        private const string Twice = "twice";

        private static string With(string[] lines, int at, string line) =>
            string.Concat(lines.Select((one, place) => (place == at ? line : one) + "\n"));

        // Counts values in the order they stand; the one of that number is replaced.
        private static (string Text, int Count) Write(JsonElement root, int node, string value)
        {
            var text = new StringBuilder();
            var count = 0;
            Put(root);
            return (text.ToString(), count);

            void Put(JsonElement element)
            {
                if (count++ == node && value is not (Drop or Twice))
                {
                    text.Append(value);
                    count += Inside(element);
                    return;
                }

                switch (element.ValueKind)
                {
                    case JsonValueKind.Object:
                        text.Append('{');
                        foreach (var property in element.EnumerateObject())
                        {
                            Item(property.Value, JsonSerializer.Serialize(property.Name) + ":");
                        }

                        End('}');
                        break;
                    case JsonValueKind.Array:
                        text.Append('[');
                        foreach (var one in element.EnumerateArray())
                        {
                            Item(one, "");
                        }

                        End(']');
                        break;
                    default:
                        text.Append(element.GetRawText());
                        break;
                }
            }

            void Item(JsonElement element, string name)
            {
                if (count == node && value == Drop)
                {
                    count += 1 + Inside(element);
                    return;
                }

                if (count == node && value == Twice)
                {
                    text.Append(name).Append(element.GetRawText()).Append(',');
                }

                text.Append(name);
                Put(element);
                text.Append(',');
            }

            void End(char close)
            {
                if (text[^1] == ',')
                {
                    text.Length--;
                }

                text.Append(close);
            }
        }

        private static int Inside(JsonElement element) =>
            element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().Sum(one => 1 + Inside(one.Value)),
                JsonValueKind.Array => element.EnumerateArray().Sum(one => 1 + Inside(one)),
                _ => 0,
            };
    }
}
