using PieBot.Core.Processes;
using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary><c>action/verify.sh</c> before it starts the tool: real bash and real git, in a checkout with settings of all kinds.</summary>
public sealed class VerifyScriptTests : IAsyncLifetime
{
    private const string Token = "ghs-this-may-write";

    private readonly string _root = Directory.CreateTempSubdirectory("piebot-verify-").FullName;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The action's scripts need bash.");
        var tool = Path.Combine(Directory.CreateDirectory(In("tool")).FullName, "piebot");
        await File.WriteAllTextAsync(tool, $"#!/bin/sh\necho > \"{In("called")}\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Directory.CreateDirectory(In("home"));
        await BashAsync(
            _root,
            """
            set -e
            git init -q -b main lib
            git -C lib commit -q --allow-empty -m first
            git init -q -b main work
            cd work
            git commit -q --allow-empty -m first
            git remote add origin https://example.org/a/b
            git -c protocol.file.allow=always submodule --quiet add "$PWD/../lib" lib
            git worktree add -q ../linked
            """
        );
    }

    public ValueTask DisposeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(
        "remote.*.url",
        "git remote set-url origin https://x-access-token:$TOKEN@example.org/a/b"
    )]
    [InlineData("remote.*.url", "git remote set-url origin https://$TOKEN@example.org/a/b")]
    [InlineData(
        "remote.*.pushurl",
        "git config remote.origin.pushurl https://x:$TOKEN@example.org/a/b"
    )]
    [InlineData("submodule.*.url", "git config submodule.other.url https://x:$TOKEN@example.org/c")]
    [InlineData(
        "url.*.insteadof",
        "git config url.https://x:$TOKEN@example.org/.insteadOf https://example.org/"
    )]
    [InlineData(
        "url.*.pushinsteadof",
        "git config url.https://x:$TOKEN@example.org/.pushInsteadOf https://example.org/"
    )]
    [InlineData(
        "url.*.insteadof",
        "git config url.ssh://git:$TOKEN@example.org/.insteadOf https://example.org/"
    )]
    [InlineData("http.proxy", "git config http.proxy http://x:$TOKEN@proxy.example.org")]
    [InlineData("http.extraheader", "git config http.extraheader \"AUTHORIZATION: basic $TOKEN\"")]
    [InlineData(
        "http.*.extraheader",
        "git config http.https://example.org/.extraheader \"AUTHORIZATION: basic $TOKEN\""
    )]
    [InlineData("hub.token", "git config hub.token ghp_0123456789012345678901234567890123456789")]
    [InlineData("include.path", "git config include.path /somewhere/else")]
    [InlineData("includeif.*.path", "git config includeIf.gitdir:/x/.path /somewhere/else")]
    [InlineData("credential.helper", "git config credential.helper store")]
    [InlineData(
        "credential.*.helper",
        "git config credential.https://example.org.helper '!f() { echo password=$TOKEN; }; f'"
    )]
    [InlineData("core.sshcommand", "git config core.sshCommand 'ssh -i /somewhere/key'")]
    [InlineData("core.askpass", "git config core.askPass /somewhere/askpass")]
    [InlineData("http.cookiefile", "git config http.cookieFile /somewhere/cookies")]
    [InlineData(
        "http.extraheader",
        "git config extensions.worktreeConfig true; git config --worktree http.extraheader $TOKEN"
    )]
    [InlineData(
        "http.extraheader",
        "git config extensions.worktreeConfig true; git -C ../linked config --worktree http.extraheader $TOKEN"
    )]
    [InlineData("http.extraheader", "git -C lib config http.extraheader $TOKEN")]
    [InlineData(
        "remote.*.url",
        "git -C lib remote set-url origin https://x:$TOKEN@example.org/lib"
    )]
    [InlineData(
        "http.extraheader",
        "git init -q deep/other; git -C deep/other config http.extraheader $TOKEN"
    )]
    [InlineData(
        "url.*.insteadof",
        "git config --global url.https://x:$TOKEN@example.org/.insteadOf https://example.org/"
    )]
    [InlineData("http.extraheader", "git config --global http.extraheader $TOKEN")]
    [InlineData("credential.helper", "git config --global credential.helper 'store --file=/x'")]
    [InlineData("unreadable", "echo '[broken' >> .git/config.worktree")]
    public async Task A_secret_in_gits_settings_keeps_the_code_from_being_run(
        string setting,
        string given
    )
    {
        await BashAsync(In("work"), given);

        var result = await VerifyAsync("work");

        Assert.Equal(1, result.ExitCode);
        Assert.False(File.Exists(In("called")));
        Assert.StartsWith("::error::", result.Output, StringComparison.Ordinal);
        Assert.Contains($" {setting} in ", result.Output, StringComparison.Ordinal);
        Assert.Contains("persist-credentials: false", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_linked_worktree_has_the_settings_of_its_repository()
    {
        await BashAsync(In("work"), "git config http.extraheader $TOKEN");

        var result = await VerifyAsync("linked");

        Assert.Equal(1, result.ExitCode);
        Assert.False(File.Exists(In("called")));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("git remote set-url origin git@example.org:a/b")]
    [InlineData("git remote set-url origin ssh://git@example.org:22/a/b")]
    [InlineData("git config http.extraheader ''")]
    [InlineData("git config credential.helper ''")]
    [InlineData("git config http.https://example.org/.sslVerify true")]
    [InlineData("git branch config; git branch lib/config")]
    [InlineData("git config --global credential.helper osxkeychain")]
    [InlineData(
        "git config --global safe.directory '*'; git config --global user.email a@example.org"
    )]
    public async Task Settings_without_a_secret_are_no_hindrance(string given)
    {
        await BashAsync(In("work"), given);

        var result = await VerifyAsync("work");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.True(File.Exists(In("called")));
    }

    [Fact]
    public async Task What_a_submodule_is_called_ends_no_line_of_the_message()
    {
        await BashAsync(
            In("work"),
            "mkdir $'odd\\n::warning::name'; cd odd*; git init -q; git config http.extraheader $TOKEN"
        );

        var result = await VerifyAsync("work");

        Assert.DoesNotContain(
            result.Output.Split('\n'),
            line => line.StartsWith("::warning", StringComparison.Ordinal)
        );
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Nothing_is_verified_with_the_rights_of_the_base_branch()
    {
        var result = await VerifyAsync("work", ("GITHUB_EVENT_NAME", "pull_request_target"));

        Assert.Equal(1, result.ExitCode);
        Assert.False(File.Exists(In("called")));
        Assert.StartsWith(
            "::error::PieBot does not verify on pull_request_target",
            result.Output,
            StringComparison.Ordinal
        );
    }

    private string In(string name) => Path.Combine(_root, name);

    private async Task BashAsync(string folder, string script)
    {
        var result = await RunAsync(folder, script);
        Assert.True(result.Succeeded, result.Output + result.Error);
    }

    private Task<ProcessResult> VerifyAsync(
        string folder,
        params (string Name, string Value)[] variables
    ) =>
        RunAsync(
            In(folder),
            $"exec '{Path.Combine(Site.Sources, "action", "verify.sh")}'",
            variables
        );

    private Task<ProcessResult> RunAsync(
        string folder,
        string script,
        params (string Name, string Value)[] variables
    )
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{In("tool")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = In("home"),
            ["RUN"] = In("run"),
            ["TOKEN"] = Token,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_AUTHOR_NAME"] = "Test",
            ["GIT_AUTHOR_EMAIL"] = "test@example.org",
            ["GIT_COMMITTER_NAME"] = "Test",
            ["GIT_COMMITTER_EMAIL"] = "test@example.org",
        };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return ProcessRunner.RunAsync(
            new("bash", ["--noprofile", "--norc", "-c", script], folder)
            {
                Environment = environment,
                Timeout = TimeSpan.FromMinutes(2),
            },
            TestContext.Current.CancellationToken
        );
    }
}
