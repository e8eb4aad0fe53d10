using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class UserToolsTests : IDisposable
{
    private const string Secret = "s3cr3t";

    private readonly TemporaryFolder _home = new();
    private readonly TemporaryFolder _scratch = new();

    // Like a folder for the whole machine: in sight of the sandbox.
    private readonly string _open = Directory
        .CreateDirectory(
            Path.Combine(AppContext.BaseDirectory, "toolchain-" + Guid.NewGuid().ToString("n")[..8])
        )
        .FullName;

    [Theory]
    [InlineData("RUSTUP_HOME", ".rustup/toolchains/stable/bin/rustc")]
    [InlineData("RUSTUP_HOME", ".rustup/settings.toml")]
    [InlineData("CARGO_HOME", ".cargo/bin/cargo")]
    [InlineData("CARGO_HOME", ".cargo/registry/cache/a.crate")]
    [InlineData("CARGO_HOME", ".cargo/git/db/a")]
    [InlineData("CARGO_HOME", ".cargo/config.toml")]
    [InlineData("GOMODCACHE", "go/pkg/mod/a/a.go")]
    [InlineData("PATH", "go/bin/gotestsum")]
    [InlineData("NVM_DIR", ".nvm/versions/node/v20/bin/node")]
    [InlineData("VOLTA_HOME", ".volta/bin/node")]
    [InlineData("SDKMAN_DIR", ".sdkman/candidates/maven/3/bin/mvn")]
    [InlineData("MAVEN_OPTS", ".m2/repository/a/a.pom")]
    [InlineData("PATH", ".npm/_cacache/index")]
    public async Task Can_be_read_and_named_but_not_written_to(string variable, string path)
    {
        var file = Write(_home.Path, path, "readable");

        var confinement = await ConfineAsync();
        var run = await RunAsync(confinement, $"cat {file}; echo more >> {file}");

        Assert.Equal("readable", run.Output);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(
            "readable",
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
        );
        var folder = Path.Combine(_home.Path, path.Split('/')[0]);
        if (variable != "PATH")
        {
            Assert.Contains(
                folder,
                Found().Variables.Single(one => one.Key == variable).Value,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData(".cargo/credentials")]
    [InlineData(".cargo/credentials.toml")]
    [InlineData(".cargo/config.toml")]
    [InlineData(".m2/settings.xml")]
    [InlineData(".m2/settings-security.xml")]
    [InlineData(".npmrc")]
    [InlineData(".npm/_logs/debug.log")]
    [InlineData(".netrc")]
    [InlineData(".git-credentials")]
    [InlineData(".docker/config.json")]
    [InlineData(".config/go/env")]
    [InlineData(".gradle/gradle.properties")]
    [InlineData(".nvm/versions/node/v20/etc/npmrc")]
    public async Task Credentials_beside_them_cannot_be_read(string path)
    {
        foreach (var shown in (string[])[".cargo/bin/cargo", ".m2/repository/a", ".npm/_cacache/a"])
        {
            Write(_home.Path, shown, "readable");
        }

        var file = Write(_home.Path, path, $"token = {Secret}");

        var confinement = await ConfineAsync();
        var run = await RunAsync(
            confinement,
            $"cat {_home.Path}/.cargo/bin/cargo; cat {file}; true"
        );

        Assert.Equal("readable", run.Output);
    }

    [Theory]
    [InlineData("CARGO_HOME", "", "credentials.toml")]
    [InlineData("CARGO_HOME", "", "config")]
    [InlineData("NPM_CONFIG_USERCONFIG", "npmrc", "npmrc")]
    [InlineData("NETRC", "netrc", "netrc")]
    public async Task Credentials_that_the_whole_machine_could_read_are_masked(
        string variable,
        string value,
        string path
    )
    {
        var file = Write(_open, path, $"token = {Secret}");
        var beside = Write(_open, "bin/cargo", "readable");

        var confinement = await ConfineAsync((variable, Path.Combine(_open, value)));
        var run = await RunAsync(confinement, $"cat {beside} {file}");

        Assert.Equal((0, "readable"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_linked_folder_hides_its_credentials_at_both_ends()
    {
        var file = Write(_open, "credentials.toml", Secret);
        Directory.CreateSymbolicLink(Path.Combine(_home.Path, ".cargo"), _open);

        var confinement = await ConfineAsync();
        var run = await RunAsync(confinement, $"cat {file} {_home.Path}/.cargo/credentials.toml");

        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_not_named()
    {
        var found = Found();

        Assert.Empty(found.Variables);
    }

    // On a new machine the first restore makes them.
    [Fact]
    public async Task What_comes_while_a_run_goes_on_is_in_sight_too()
    {
        var confinement = await ConfineAsync();
        var file = Write(_home.Path, "go/pkg/mod/a/a.go", "readable");

        var run = await RunAsync(confinement, $"cat {file}");

        Assert.Equal("readable", run.Output);
    }

    [Fact]
    public void A_version_of_Go_in_the_home_is_found_by_its_program()
    {
        Write(_home.Path, "sdk/go1.22/src/runtime/a.go", "");
        var program = Write(_home.Path, "sdk/go1.22/bin/go", "");

        var found = Found(("PATH", Path.GetDirectoryName(program)!));

        Assert.Contains(Path.Combine(_home.Path, "sdk/go1.22"), found.Shown);
    }

    [Fact]
    public async Task What_tools_write_goes_to_the_run_and_is_there_for_all_its_processes()
    {
        var confinement = await ConfineAsync();
        foreach (var apart in (string?[])[null, confinement.Apart(), confinement.Apart()])
        {
            var run = await RunAsync(
                confinement,
                "mkdir -p $GOCACHE $npm_config_cache && echo a >> $GOCACHE/a && echo b >> $npm_config_cache/b && wc -l < $GOCACHE/a",
                apart
            );
            Assert.True(run.Succeeded, run.Error);
        }

        Assert.Equal(
            3,
            (
                await File.ReadAllLinesAsync(
                    Path.Combine(confinement.Environment()["GOCACHE"], "a"),
                    TestContext.Current.CancellationToken
                )
            ).Length
        );
        Assert.StartsWith(
            _scratch.Path,
            confinement.Environment()["npm_config_cache"],
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        _home.Dispose();
        _scratch.Dispose();
        Directory.Delete(_open, recursive: true);
    }

    private UserTools Found(params (string Name, string Value)[] variables) =>
        UserTools.Find(name => variables.FirstOrDefault(one => one.Name == name).Value, _home.Path);

    private async Task<Confinement> ConfineAsync(params (string Name, string Value)[] variables)
    {
        var (sandbox, notice) = await Bubblewrap.FindAsync(
            SandboxKind.Auto,
            null,
            TestContext.Current.CancellationToken,
            toolchains: Found(variables)
        );
        Assert.SkipWhen(sandbox is null, notice ?? "");
        return new(_scratch.Path, new(), sandbox);
    }

    private async Task<ProcessResult> RunAsync(
        Confinement confinement,
        string script,
        string? apart = null
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, "work")).FullName;
        var command = confinement.Wrap(["/bin/sh", "-c", script], folder);
        return await ProcessRunner.RunAsync(
            new(command[0], command[1..], folder) { Environment = confinement.Environment(apart) },
            TestContext.Current.CancellationToken
        );
    }

    private static string Write(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
