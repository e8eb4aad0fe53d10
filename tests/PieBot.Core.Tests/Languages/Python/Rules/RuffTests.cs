using PieBot.Core.Languages;
using PieBot.Core.Proposals;

namespace PieBot.Core.Tests.Languages.Python.Rules;

public sealed class RuffTests
{
    private const string Code = """
        def f(numbers):
            result = "é😀", dict([(one, 1) for one in numbers])
            return result


        def g(numbers):
            return sorted(list(numbers))
        """;

    // As ruff 0.4 and later write it.
    private const string Finding = """
        [{"cell": null, "code": "C404", "end_location": {"column": 55, "row": 2}, "filename": "/x/lib.py",
          "fix": {"applicability": "APPLICABILITY", "edits": [{"content": "{one: 1 for one in numbers}", "end_location": {"column": 55, "row": 2},
          "location": {"column": 20, "row": 2}}], "message": "Rewrite as a `dict` comprehension"},
          "location": {"column": 20, "row": 2}, "message": "Unnecessary list comprehension (rewrite as a `dict` comprehension)", "noqa_row": 2, "url": "https://x"},
         {"code": "C416", "filename": "/x/lib.py", "fix": null, "location": {"column": 12, "row": 7}, "end_location": {"column": 3, "row": 7}, "message": "m"}]
        """;

    [Theory]
    [InlineData("safe", 1, false)]
    [InlineData("unsafe", 1, true)]
    [InlineData("display", 0, false)]
    public async Task Proposes_the_fixes_of_the_ruff_beside_the_tests_interpreter(
        string applicability,
        int fixes,
        bool risky
    )
    {
        using var folder = new TemporaryFolder();
        await InstallAsync(
            folder,
            $"cat <<'END'\n{Finding.Replace("APPLICABILITY", applicability)}\nEND"
        );
        var found = Fixes(await RulePairs.ProposedAsync(folder, Code, trusted: true));

        Assert.Equal(fixes, found.Count);
        Assert.All(
            found,
            one =>
            {
                Assert.Equal("rules:ruff-C404", one.Origin);
                Assert.Equal("Rewrite as a `dict` comprehension", one.Title);
                Assert.Equal("lib.py::f(numbers)", one.TargetId);
                Assert.Equal(risky ? [Risk.ChangedEvaluation] : null, one.Risks);
            }
        );
        Assert.Equal(
            fixes == 0
                ? Code
                : Code.Replace(
                    "dict([(one, 1) for one in numbers])",
                    "{one: 1 for one in numbers}"
                ),
            RulePairs.Edited(Code, found)
        );
    }

    [Fact]
    public async Task Runs_nothing_of_a_repository_that_is_not_trusted()
    {
        using var folder = new TemporaryFolder();
        await InstallAsync(folder, "touch \"$(dirname \"$0\")/ran\"; echo '[]'");
        await RulePairs.ProposedAsync(folder, Code);

        Assert.False(File.Exists(Path.Combine(folder.Path, ".venv", "bin", "ran")));

        await RulePairs.ProposedAsync(folder, Code, trusted: true);

        Assert.True(File.Exists(Path.Combine(folder.Path, ".venv", "bin", "ran")));
    }

    [Theory]
    [InlineData("echo no such rule >&2; exit 2", "ruff failed: no such rule")]
    [InlineData("echo hello", "ruff was asked and answers in another form")]
    public async Task Says_why_a_ruff_said_nothing_and_proposes_without_it(
        string script,
        string notice
    )
    {
        using var folder = new TemporaryFolder();
        await InstallAsync(folder, script);
        var proposed = await RulePairs.ProposedAsync(folder, Code, trusted: true);

        Assert.Contains(notice, proposed.Notices.Single());
        Assert.Equal("rules:needless-copy", proposed.Candidates.Single().Origin);
    }

    [Fact]
    public async Task Gives_it_no_secret()
    {
        using var folder = new TemporaryFolder();
        await InstallAsync(
            folder,
            "env > \"$(dirname \"$0\")/env\"; echo \"$@\" > \"$(dirname \"$0\")/arguments\"; echo '[]'"
        );
        Environment.SetEnvironmentVariable("PIEBOT_TEST_TOKEN", "secret");
        await RulePairs.ProposedAsync(folder, Code, trusted: true);
        Environment.SetEnvironmentVariable("PIEBOT_TEST_TOKEN", null);
        var bin = Path.Combine(folder.Path, ".venv", "bin");

        Assert.DoesNotContain("secret", File.ReadAllText(Path.Combine(bin, "env")));
        Assert.Contains("--isolated --no-cache", File.ReadAllText(Path.Combine(bin, "arguments")));
    }

    private static List<Candidate> Fixes(Proposed proposed) =>
        proposed
            .Candidates.Where(one => one.Origin.StartsWith("rules:ruff-", StringComparison.Ordinal))
            .ToList();

    private static async Task InstallAsync(TemporaryFolder folder, string ruff)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the environment is laid out for Linux");
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 },
            "another environment is active"
        );
        var bin = Directory.CreateDirectory(Path.Combine(folder.Path, ".venv", "bin")).FullName;
        await ProgramAsync(
            Path.Combine(bin, "python3"),
            """
            echo '{"version": "3.11.2", "folders": [], "imports": [], "userPackages": null, "hasPytest": true}'
            """
        );
        await ProgramAsync(Path.Combine(bin, "ruff"), ruff);
    }

    private static async Task ProgramAsync(string path, string script)
    {
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }
}
