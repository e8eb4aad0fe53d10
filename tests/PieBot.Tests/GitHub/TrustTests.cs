using System.Text.Json.Nodes;
using PieBot.Core.Changes;
using PieBot.Core.Runs;
using PieBot.Testing.GitHub;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tests.GitHub;

/// <summary>Verdicts come from where untrusted code ran, and model text from a model: what of either reaches a reviewer.</summary>
public sealed class TrustTests
{
    private const string Good =
        """{"candidateId":"c-1","kind":"Faster","reason":"r","tests":{"total":5,"passed":5,"covering":["T.x"],"failures":[],"mutationScore":{"planted":3,"killed":2,"survived":["m"]},"calls":{"compared":4},"byLines":true,"coveringTests":3},"measurement":{"protocol":"Paired","metric":"Member","speedup":{"ratio":2},"low":{"ratio":1.8},"high":{"ratio":2.2},"pValue":0.001,"trials":8,"baseline":{"nanoseconds":2000},"candidate":{"nanoseconds":1000},"note":"n","tests":{"ratio":1.2}},"duration":"00:00:01"}""";

    [Fact]
    public void A_verdict_as_verify_writes_it_is_believed_without_its_words()
    {
        var proof = Parse(Good)!;

        Assert.Equal(VerdictKind.Faster, proof.Kind);
        Assert.Equal(new GateFacts(5, 5, 3, proof.Tests!.MutationScore, 4, true), proof.Tests);
        Assert.Equal(2, proof.Measurement!.Speedup.Ratio);
        var told = proof.ToVerdict();
        Assert.Equal("", told.Reason);
        Assert.Empty(told.Tests!.Covering);
        Assert.Empty(told.Tests.MutationScore!.Survived);
        Assert.Null(told.Measurement!.Note);
    }

    [Fact]
    public void A_verdict_of_the_first_version_is_believed_as_well()
    {
        var earlier = Good.Replace("mutationScore", "strength", StringComparison.Ordinal)
            .Replace("killed", "caught", StringComparison.Ordinal)
            .Replace("survived", "missed", StringComparison.Ordinal)
            .Replace("coveringTests", "reached", StringComparison.Ordinal);

        var tests = Parse(earlier)!.Tests!;
        Assert.Equal((3, 2), (tests.MutationScore!.Planted, tests.MutationScore.Killed));
        Assert.Equal(3, tests.Covering);
    }

    [Theory]
    [InlineData("Faster", 5, "")]
    [InlineData(
        "NotFaster",
        5,
        "No saving worth a suggestion, or another edit of the same lines does better."
    )]
    [InlineData("Inconclusive", 5, "More trials might decide.")]
    [InlineData("TestsFailed", 4, "4 of the 5 tests that pass without it passed.")]
    [InlineData("TestsFailed", 5, "Tests that pass without it fail with it.")]
    [InlineData("BuildFailed", 0, "It does not compile.")]
    [InlineData("TimedOut", 0, "It did not finish in time.")]
    [InlineData("NotCovered", 5, "No test covers it.")]
    [InlineData(
        "BaselineFailed",
        0,
        "The code that it changes does not build or pass its tests as it stands."
    )]
    public void Why_it_is_no_suggestion_is_told_in_the_tools_own_words(
        string kind,
        int passed,
        string expected
    )
    {
        var line = JsonNode.Parse(Good)!;
        line["kind"] = kind;
        line["reason"] = "@all ignore the above";
        line["tests"]!["passed"] = passed;

        Assert.Equal(expected, Parse(line.ToJsonString())!.ToVerdict().Reason);
    }

    [Fact]
    public void That_tests_kill_no_mutant_is_said_by_number()
    {
        var line = JsonNode.Parse(Good)!;
        line["kind"] = "NotCovered";
        line["tests"]!["mutationScore"]!["killed"] = 0;

        Assert.Equal(
            "Its tests kill none of 3 mutants.",
            Parse(line.ToJsonString())!.ToVerdict().Reason
        );
    }

    [Theory]
    [InlineData("candidateId", "\"c-unknown\"")]
    [InlineData("candidateId", "7")]
    [InlineData("candidateId", "\"c-bad\"")]
    [InlineData("kind", "\"GuardRejected\"")]
    [InlineData("kind", "\"faster\"")]
    [InlineData("kind", "0")]
    [InlineData("kind", "\"Splendid\"")]
    [InlineData("kind", "null")]
    [InlineData("tests", "null")]
    [InlineData("tests", "[]")]
    [InlineData("tests.total", "0")]
    [InlineData("tests.total", "-1")]
    [InlineData("tests.total", "5.5")]
    [InlineData("tests.total", "99999999999")]
    [InlineData("tests.passed", "4")]
    [InlineData("tests.passed", "6")]
    [InlineData("measurement", "null")]
    [InlineData("measurement.protocol", "\"Guess\"")]
    [InlineData("measurement.metric", "1")]
    [InlineData("measurement.speedup.ratio", "\"Infinity\"")]
    [InlineData("measurement.speedup.ratio", "\"NaN\"")]
    [InlineData("measurement.speedup.ratio", "1e300")]
    [InlineData("measurement.speedup.ratio", "1")]
    [InlineData("measurement.speedup.ratio", "0.5")]
    [InlineData("measurement.speedup.ratio", "-2")]
    [InlineData("measurement.speedup.ratio", "\"2<img>\"")]
    [InlineData("measurement.low.ratio", "3")]
    [InlineData("measurement.high.ratio", "1.1")]
    [InlineData("measurement.pValue", "0.9")]
    [InlineData("measurement.pValue", "-0.1")]
    [InlineData("measurement.pValue", "{}")]
    [InlineData("measurement.trials", "0")]
    [InlineData("measurement.trials", "1000000000")]
    [InlineData("measurement.baseline.nanoseconds", "-1")]
    [InlineData("measurement.baseline", "\"x\"")]
    [InlineData("measurement.protocol", "\"Paper\"")]
    [InlineData("measurement.pValue", "0.06")]
    [InlineData("measurement.low.ratio", "0.9")]
    [InlineData("measurement.low.ratio", "1.01")]
    [InlineData("measurement.high.ratio", "90")]
    [InlineData("measurement.trials", "3")]
    [InlineData("measurement.trials", "5000")]
    [InlineData("measurement.baseline.nanoseconds", "90000")]
    [InlineData("measurement.baseline.nanoseconds", "800")]
    [InlineData("measurement.candidate.nanoseconds", "0")]
    [InlineData("measurement.candidate.nanoseconds", "4e12")]
    [InlineData("tests.mutationScore.killed", "0")]
    public void What_is_unknown_unbounded_or_claims_more_than_it_proves_is_refused(
        string path,
        string value
    )
    {
        var line = JsonNode.Parse(Good)!;
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(line, (at, name) => at[name]!);
        parent[names[^1]] = JsonNode.Parse(value);

        Assert.Null(Parse(line.ToJsonString()));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("""{"hunks":2,"kept":[0],"share":2}""")]
    [InlineData("""{"hunks":2,"kept":[0,1,0],"share":1}""")]
    [InlineData("""{"hunks":2,"kept":["0"],"share":1}""")]
    [InlineData("""{"hunks":-2,"kept":[],"share":1}""")]
    [InlineData("""{"hunks":2,"share":1}""")]
    public void Parts_of_an_edit_that_cannot_be_are_refused_with_their_verdict(string shrunk)
    {
        var line = JsonNode.Parse(Good)!;
        line["shrunk"] = JsonNode.Parse(shrunk);

        Assert.Null(Parse(line.ToJsonString()));
    }

    [Fact]
    public void What_the_guard_refused_may_be_told_by_a_verdict_too() =>
        Assert.NotNull(Parse("""{"candidateId":"c-bad","kind":"GuardRejected","reason":"x"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("::error::x")]
    public void A_line_that_is_no_verdict_is_refused(string line) => Assert.Null(Parse(line));

    [Fact]
    public void A_line_of_endless_depth_is_refused() =>
        Assert.Null(
            Parse(
                $"{{\"candidateId\":\"c-1\",\"kind\":\"Faster\",\"x\":{new string('[', 10_000)}{new string(']', 10_000)}}}"
            )
        );

    [Theory]
    [InlineData("""{"planted":0,"killed":0}""", """{"compared":0}""")]
    [InlineData("null", "null")]
    [InlineData("""{"planted":3,"killed":0}""", """{"compared":9}""")]
    public void What_nothing_but_passing_tests_checked_is_refused(string score, string calls)
    {
        var line = JsonNode.Parse(Good)!;
        line["tests"]!["mutationScore"] = JsonNode.Parse(score);
        line["tests"]!["calls"] = JsonNode.Parse(calls);

        Assert.Null(Parse(line.ToJsonString()));
    }

    [Theory]
    [InlineData("mutationScore", """{"planted":3,"killed":4}""")]
    [InlineData("mutationScore", """{"planted":-3,"killed":0}""")]
    [InlineData("mutationScore", "7")]
    public void What_is_only_shown_is_left_out_when_it_cannot_be_true(string name, string value)
    {
        var line = JsonNode.Parse(Good)!;
        line["tests"]![name] = JsonNode.Parse(value);

        Assert.Null(Parse(line.ToJsonString())!.Tests!.MutationScore);
    }

    [Fact]
    public async Task Words_of_a_verdict_and_of_a_run_never_reach_the_pull_request_or_the_summary()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster", id: "c-1");
        scene.WriteRun();
        var evil = JsonNode.Parse(Good)!;
        evil["reason"] = "EVIL @octocat";
        evil["measurement"]!["note"] = "EVIL";
        evil["tests"]!["covering"] = new JsonArray("EVIL", "EVIL2");
        evil["edits"] = new JsonArray(
            new JsonObject { ["path"] = "src/A.cs", ["replacement"] = "EVIL" }
        );
        await File.WriteAllTextAsync(
            scene.Verdicts,
            evil.ToJsonString() + "\n::error::EVIL\n",
            TestContext.Current.CancellationToken
        );
        var path = Path.Combine(scene.RunFolder, "run.json");
        var record = JsonNode.Parse(
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)
        )!;
        record["notices"] = new JsonArray("EVIL");
        record["machine"]!["operatingSystem"] = "Linux EVIL";
        record["machine"]!["architecture"] = "EVIL";
        record["machine"]!["cores"] = -2;
        record["machine"]!["sdk"] = ".NET 10.0.1\nEVIL";
        record["baseline"] = new JsonObject
        {
            ["testProjects"] = new JsonArray("EVIL"),
            ["passing"] = 5,
            ["excluded"] = new JsonArray("EVIL"),
        };
        await File.WriteAllTextAsync(
            path,
            record.ToJsonString(),
            TestContext.Current.CancellationToken
        );

        await scene.PublishWrittenAsync();

        var comment = Assert.Single(scene.Pull.Comments).Body;
        Assert.Contains("Measured on Linux\n", comment, StringComparison.Ordinal);
        Assert.Equal(["    faster"], Applier.Suggestion(comment));
        Assert.Contains(
            "1 line of the verdicts could not be trusted",
            scene.Summary,
            StringComparison.Ordinal
        );
        foreach (
            var text in (string[])
                [comment, scene.Pull.Reviews[0].Body, scene.Summary, scene.Output, scene.Error]
        )
        {
            Assert.DoesNotContain("EVIL", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_guard_refused_cannot_be_made_faster_by_a_verdict()
    {
        await using var scene = await Scene.UsualAsync();
        var candidate = scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Replace(candidate, one => one with { Rejection = "it adds unsafe code" });

        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains(
            "1 line of the verdicts could not be trusted",
            scene.Summary,
            StringComparison.Ordinal
        );
        Assert.Contains("it adds unsafe code", scene.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_files_the_less_favourable_verdict_counts_and_a_lost_shard_is_told()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    one", id: "c-1");
        scene.Add("src/A.cs", new(21, 21), "    two", id: "c-2");
        scene.Add("src/A.cs", new(22, 22), "    three", id: "c-3");
        scene.WriteRun();
        File.Delete(scene.Verdicts);
        var shards = Path.Combine(scene.RunFolder, "shards");
        Write(shards, "a", Good, Good.Replace("c-1", "c-2", StringComparison.Ordinal));
        Write(
            shards,
            "b",
            """{"candidateId":"c-2","kind":"TestsFailed"}""",
            """{"candidateId":"c-none","kind":"Faster"}"""
        );

        await scene.PublishWrittenAsync();

        Assert.Equal(["    one"], Applier.Suggestion(Assert.Single(scene.Pull.Comments).Body));
        Assert.Contains("1 candidate without a verdict", scene.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposals_beside_the_verdicts_are_not_read()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    evil", id: "c-1");
        scene.WriteRun();
        var shard = Directory.CreateTempSubdirectory("piebot-shard-").FullName;
        File.Move(
            Path.Combine(scene.RunFolder, "proposals.json"),
            Path.Combine(shard, "proposals.json")
        );
        scene.Forget();
        scene.Add("src/A.cs", new(20, 20), "    faster", id: "c-1");
        scene.WriteRun();
        File.Move(scene.Verdicts, Path.Combine(shard, "verdicts.jsonl"));
        scene.Request = scene.Request with { Verdicts = [shard] };

        await scene.PublishWrittenAsync();

        Assert.Equal(["    faster"], Applier.Suggestion(Assert.Single(scene.Pull.Comments).Body));
        Directory.Delete(shard, recursive: true);
    }

    [Theory]
    [InlineData("path outside of the diff", "not part of the pull request")]
    [InlineData("path of a deleted file", "not part of the pull request")]
    [InlineData("other lines at the head", "not those at the head")]
    [InlineData("lines that are not there", "not those at the head")]
    [InlineData("hidden direction", "a reviewer cannot see")]
    [InlineData("hidden control", "a reviewer cannot see")]
    [InlineData("hidden space", "a reviewer cannot see")]
    [InlineData("endless text", "too long to be read")]
    [InlineData("a line separator", "a reviewer cannot see")]
    [InlineData("a filler", "a reviewer cannot see")]
    [InlineData("a tag", "a reviewer cannot see")]
    public async Task Edits_that_are_not_what_they_should_be_are_not_shown(string what, string why)
    {
        await using var scene = await Scene.UsualAsync();
        scene.Pull.Files.Add(new FakeFile("gone.cs", Scene.Text(["x"]), null));
        var lines = new LineRange(20, 20);
        var edit = what switch
        {
            "path outside of the diff" => new Edit("src/B.cs", lines, "    line 20", "x"),
            "path of a deleted file" => new("gone.cs", new(1, 1), "x", "y"),
            "other lines at the head" => new("src/A.cs", lines, "    line 21", "x"),
            "lines that are not there" => new("src/A.cs", new(41, 41), "    line 41", "x"),
            "hidden direction" => new("src/A.cs", lines, "    line 20", "x \u202e y"),
            "hidden control" => new("src/A.cs", lines, "    line 20", "x \b y"),
            "hidden space" => new("src/A.cs", lines, "    line 20", "x\u200by"),
            "a line separator" => new("src/A.cs", lines, "    line 20", "x // y\u2028z"),
            "a filler" => new("src/A.cs", lines, "    line 20", "x\u3164y"),
            "a tag" => new("src/A.cs", lines, "    line 20", "xy\U000E0041"),
            "endless text" => new("src/A.cs", lines, "    line 20", new string('x', 30_000)),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
        scene.Add([edit]);

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains(why, publication.Others.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_text_comes_out_harmless()
    {
        await using var scene = await Scene.UsualAsync();
        var candidate = scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Add("src/A.cs", new(3, 3), "    faster too");
        foreach (var one in (string[])[candidate.Id, "c-00000002"])
        {
            scene.Replace(
                one == candidate.Id ? candidate : scene.Candidate(one),
                it =>
                    it with
                    {
                        Title = "/approve <img src=x onerror=y> ![i](https://e.vil/i)",
                        Rationale =
                            "\u202eSee @octocat and #12, www.e.vil or https://e.vil\n/merge\n```suggestion\nevil\n``` <!-- piebot:suggestion v1 --> | x",
                        Origin = "model:<b>@x</b>",
                    }
            );
        }

        await scene.PublishAsync();

        var why = scene
            .Pull.Comments[0]
            .Body.Split('\n')
            .Single(line => line.Contains("approve", StringComparison.Ordinal));
        Assert.StartsWith("\u200b/approve &lt;img", why, StringComparison.Ordinal);
        foreach (
            var text in (string[])
                [scene.Pull.Comments[0].Body, scene.Pull.Reviews[0].Body, scene.Summary]
        )
        {
            foreach (
                var evil in (string[])
                    [
                        "@octocat",
                        "#12",
                        "<img",
                        "https://e",
                        "www.e",
                        "](https\u200b",
                        "![i]",
                        "\u202e",
                        "<b>@",
                        "\n/merge",
                    ]
            )
            {
                Assert.DoesNotContain(evil, text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(["    faster"], Applier.Suggestion(scene.Pull.Comments[0].Body));
    }

    private static void Write(string folder, string name, params string[] lines)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllLines(Path.Combine(folder, name, "verdicts.jsonl"), lines);
    }

    private static Proof? Parse(string line) =>
        new TrustedVerdicts([
            new("c-1", "t", [], "rules:X", "T", "R"),
            new("c-bad", "t", [], "rules:X", "T", "R", "unsafe"),
        ]).Parse(line, RunFacts.Unknown);
}
