using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;

namespace PieBot.Timed;

/// <summary>In a sandbox, where there is one.</summary>
[Collection(Collections.Untimed)]
public sealed class RoughCodeTests(RoughCodeTests.Sandboxed fixture)
    : RoughCode(fixture),
        IClassFixture<RoughCodeTests.Sandboxed>
{
    public sealed class Sandboxed() : Fixture(SandboxKind.Auto);

    [Theory]
    [InlineData("overflow")]
    [InlineData("hoard")]
    [InlineData("flood")]
    public void A_candidate_that_breaks_its_process_fails_the_tests(string id) => FailsTheTests(id);

    [Fact]
    public void A_candidate_that_never_ends_times_out()
    {
        var verdict = Verdicts.Verdict("endless");

        Assert.True(verdict.Kind == VerdictKind.TimedOut, verdict.ToString());
    }

    [Fact]
    public void A_candidate_that_the_compiler_never_ends_with_fails_to_build()
    {
        var verdict = Verdicts.Verdict("maze");

        Assert.True(verdict.Kind == VerdictKind.BuildFailed, verdict.ToString());
        // On a quick machine the tool's own compiler comes to its end, and the repository's build does not.
        Assert.Contains("did not end within 12 s", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flaky_test_is_named_and_left_out() =>
        Assert.Contains(
            Verdicts.Excluded,
            test => test.Contains("Flickers", StringComparison.Ordinal)
        );
}

/// <summary>With limits alone: what only a sandbox keeps in otherwise, one process and its environment.</summary>
[Collection(Collections.Untimed)]
public sealed class BareRoughCodeTests(BareRoughCodeTests.Bare fixture)
    : RoughCode(fixture),
        IClassFixture<BareRoughCodeTests.Bare>
{
    public sealed class Bare() : Fixture(SandboxKind.None, "tell");
}

/// <summary>One real verification of candidates and tests that misbehave; none comes as far as to be timed.</summary>
public abstract class RoughCode
{
    private readonly Fixture _fixture;

    private protected RoughCode(Fixture fixture)
    {
        Assert.SkipUnless(
            fixture.Verdicts.Count > 0,
            "Without a sandbox this is what is tried with limits alone."
        );
        _fixture = fixture;
    }

    private protected Fixture Verdicts => _fixture;

    [Fact]
    public void What_a_candidate_starts_does_not_outlive_its_run()
    {
        Assert.Equal(VerdictKind.TestsFailed, _fixture.Verdict("tell").Kind);
        Assert.Empty(_fixture.Leftovers);
    }

    [Fact]
    public void A_test_sees_no_secret() =>
        Assert.DoesNotContain(
            _fixture.Excluded,
            test => test.Contains("Sees_no_secret", StringComparison.Ordinal)
        );

    [Fact]
    public void No_secret_is_told_or_written_down()
    {
        // It is looked for in what candidates, tests and builds made of the environment.
        Assert.Equal(VerdictKind.TestsFailed, _fixture.Verdict("tell").Kind);
        Assert.NotEmpty(_fixture.Told);
        Assert.DoesNotContain("s3cr3t", string.Join('\n', _fixture.Told), StringComparison.Ordinal);
        var files = Directory.GetFiles(_fixture.RunPath);
        Assert.Contains(files, file => file.EndsWith("verdicts.jsonl", StringComparison.Ordinal));
        Assert.All(
            files,
            file =>
                Assert.DoesNotContain("s3cr3t", File.ReadAllText(file), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_test_that_deletes_its_assembly_deletes_a_copy() =>
        Assert.DoesNotContain(
            _fixture.Excluded,
            test => test.Contains("Deletes", StringComparison.Ordinal)
        );

    [Fact]
    public void The_users_checkout_is_as_it_was() => Assert.Equal("", _fixture.Status);

    private protected void FailsTheTests(string id)
    {
        var verdict = _fixture.Verdict(id);

        Assert.True(verdict.Kind == VerdictKind.TestsFailed, verdict.ToString());
        Assert.NotEqual("", verdict.Reason);
    }

    public abstract class Fixture : IAsyncLifetime, IProgress<VerifyProgress>
    {
        private readonly SandboxKind _sandbox;
        private readonly string[] _chosen;

        /// <param name="chosen">Candidates; none: all.</param>
        private protected Fixture(SandboxKind sandbox, params string[] chosen) =>
            (_sandbox, _chosen) = (sandbox, chosen);

        private const string Secret = "PIEBOT_ROUGH_SECRET";

        private const string Source = """
            using System.Diagnostics;

            namespace Lib;

            public static class Text
            {
                public static string Join(string[] parts)
                {
                    var all = "";
                    foreach (var part in parts) all += part;
                    return all;
                }

                private static string Pick(Func<int, string> one) => one(1);
                private static string Pick(Func<string, string> one) => one("");
                private static string Pick(Func<long, string> one) => one(1);
            }

            """;

        private const string Tests = """
            using Lib;
            using Xunit;
            using Xunit.Abstractions;
            using Xunit.Sdk;

            public sealed class ByName : ITestCaseOrderer
            {
                public IEnumerable<T> OrderTestCases<T>(IEnumerable<T> cases) where T : ITestCase =>
                    cases.OrderBy(one => one.TestMethod.Method.Name, StringComparer.Ordinal);
            }

            [TestCaseOrderer("ByName", "Lib.Tests")]
            public class RoughTests
            {
                private static int _before;

                [Fact]
                public void A_joins()
                {
                    _before++;
                    var parts = Enumerable.Range(0, 400).Select(n => n.ToString()).ToArray();
                    Assert.Equal(string.Concat(parts), Text.Join(parts));
                }

                [Fact]
                public void Joins_after_the_other() => Assert.True(_before > 0 && Text.Join(["a"]) == "a");

                [Fact]
                public void Flickers()
                {
                    var path = Path.Combine(Environment.GetEnvironmentVariable("HOME")!, "runs");
                    File.AppendAllText(path, "x");
                    Assert.True(File.ReadAllText(path).Length % 2 == 1);
                }

                [Fact]
                public void Sees_no_secret()
                {
                    var all = string.Join(' ', Environment.GetEnvironmentVariables().Values.Cast<string>());
                    Assert.DoesNotContain("s3cr3t", all);
                    Assert.DoesNotContain("TOKEN", string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>()));
                }

                [Fact]
                public void Deletes_its_assembly() => File.Delete(typeof(RoughTests).Assembly.Location);

                [Fact]
                public void Writes_into_the_repository()
                {
                    var folder = AppContext.BaseDirectory;
                    while (!Directory.Exists(Path.Combine(folder, "src"))) folder = Path.GetDirectoryName(folder)!;
                    try
                    {
                        File.WriteAllText(Path.Combine(folder, "src", "Lib", "Text.cs"), "broken");
                    }
                    catch (IOException)
                    {
                        // A sandbox does not let it.
                    }
                }
            }
            """;

        private TinyRepository? _repository;

        internal IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

        internal IReadOnlyList<string> Excluded =>
            new RunFolder(RunPath).ReadRun()!.Baseline!.Excluded;

        internal List<string> Told { get; } = [];

        internal string Status { get; private set; } = "?";

        internal IReadOnlyList<string> Leftovers { get; private set; } = [];

        internal string RunPath { get; } = Directory.CreateTempSubdirectory("piebot-run-").FullName;

        internal Verdict Verdict(string name) =>
            Verdicts.Single(verdict => verdict.CandidateId == name);

        void IProgress<VerifyProgress>.Report(VerifyProgress value) => Told.Add(value.ToString());

        public async ValueTask InitializeAsync()
        {
            if (_sandbox == SandboxKind.Auto && !await HasSandboxAsync())
            {
                return;
            }

            _repository = await TinyRepository.CreateAsync(
                new Dictionary<string, string>
                {
                    ["src/Lib/Text.cs"] = Source,
                    ["tests/Lib.Tests/RoughTests.cs"] = Tests,
                    // MSBuild sees the environment as properties.
                    ["Directory.Build.targets"] = $"""
                    <Project>
                      <Target Name="Peep" BeforeTargets="CoreCompile;Restore">
                        <Error Condition="'$({Secret})' != ''" Text="the build sees $({Secret})" />
                      </Target>
                    </Project>
                    """,
                }
            );
            var join = new ChangedMember(
                "join",
                "src/Lib/Text.cs",
                "Text.Join",
                MemberKind.Method,
                new(7, 12)
            );
            Candidate[] candidates =
            [
                Body(join, "endless", "while (parts.Length > 0) { } return \"\";"),
                Body(join, "overflow", "return Join([.. parts, parts[0]]) + parts[0];"),
                Body(
                    join,
                    "hoard",
                    "var all = new List<byte[]>(); for (var i = 0; i < 160; i++) { var more = new byte[64 << 20]; Array.Fill(more, (byte)i); all.Add(more); } return string.Concat(parts) + (all.Count > 0 ? \"\" : \"?\");"
                ),
                Body(
                    join,
                    "flood",
                    "var line = new string('x', 1 << 20); for (var i = 0; i < 1024; i++) Console.Write(line); return string.Concat(parts) + \"!\";"
                ),
                Body(
                    join,
                    "tell",
                    "using (Process.Start(\"sleep\", \"98765\")) { } throw new Exception(string.Join(' ', Environment.GetEnvironmentVariables().Values.Cast<string>()));"
                ),
                // Overloads of nested lambdas: the compiler tries all ways. It takes a minute, and goes on in this process after it is given up.
                Body(join, "maze", $"return {Maze(12)} + string.Concat(parts);"),
            ];
            if (_chosen.Length > 0)
            {
                candidates = candidates.Where(one => _chosen.Contains(one.Id)).ToArray();
            }

            var changes = new ChangeSet(_repository.Head, _repository.Head, false, [], [join], []);
            Environment.SetEnvironmentVariable(Secret, "s3cr3t");
            try
            {
                Verdicts = await new Verifier(
                    new VerifySettings
                    {
                        TestTimeout = TimeSpan.FromSeconds(14),
                        BuildTimeout = TimeSpan.FromSeconds(12),
                        Sandbox = _sandbox,
                        Memory = 1L << 30,
                    },
                    this
                ).VerifyAsync(
                    _repository.Root,
                    new ProposalFile(ProposalFile.CurrentVersion, "test", changes, candidates, []),
                    new RunFolder(RunPath),
                    TestContext.Current.CancellationToken
                );
            }
            finally
            {
                Environment.SetEnvironmentVariable(Secret, null);
            }

            Status = await _repository.GitAsync("status", "--porcelain");
            Leftovers = OperatingSystem.IsLinux()
                ? Directory
                    .EnumerateDirectories("/proc")
                    .Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]))
                    .Where(path => CommandLine(path).Contains("98765", StringComparison.Ordinal))
                    .ToList()
                : [];
        }

        private static async Task<bool> HasSandboxAsync() =>
            await Bubblewrap.FindAsync(
                SandboxKind.Auto,
                AppContext.BaseDirectory,
                TestContext.Current.CancellationToken
            )
                is { Sandbox: not null };

        public ValueTask DisposeAsync()
        {
            _repository?.Dispose();
            Directory.Delete(RunPath, recursive: true);
            GC.SuppressFinalize(this);
            return ValueTask.CompletedTask;
        }

        private static string Maze(int depth) =>
            depth == 0 ? "a1.ToString()" : $"Pick(a{depth} => {Maze(depth - 1)})";

        private static string CommandLine(string process)
        {
            try
            {
                return File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (IOException)
            {
                return "";
            }
        }

        // The three lines of Join's body.
        private static Candidate Body(ChangedMember join, string id, string replacement) =>
            LineCandidate.Of(id, join, Source, new(9, 11), "        " + replacement);
    }
}
