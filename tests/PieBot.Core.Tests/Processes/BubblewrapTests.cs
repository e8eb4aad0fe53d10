using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class BubblewrapTests : IAsyncLifetime
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("piebot-").FullName;
    private TinyGit _repository = null!;
    private Confinement _confinement = null!;

    public async ValueTask InitializeAsync()
    {
        _repository = await TinyGit.CreateAsync();
        var (sandbox, notice) = await Bubblewrap.FindAsync(
            SandboxKind.Auto,
            _repository.Root,
            TestContext.Current.CancellationToken
        );
        Assert.True(sandbox is not null != notice is not null);
        Assert.SkipWhen(sandbox is null, notice ?? "");
        _confinement = new(_scratch, new(), sandbox);
        Directory.CreateDirectory(Path.Combine(_scratch, "checkout", "bin"));
    }

    [Fact]
    public async Task Writes_to_its_own_folders_alone()
    {
        var result = await RunAsync(
            $"echo a > $HOME/a && echo b > $TMPDIR/b && echo c > c && echo ok; echo d > {_scratch}/checkout/d; echo e > /usr/e"
        );

        Assert.Equal("ok", result.Output.Trim());
        Assert.True(File.Exists(Path.Combine(_scratch, "checkout", "bin", "c")));
        Assert.False(File.Exists(Path.Combine(_scratch, "checkout", "d")));
        Assert.False(File.Exists("/usr/e"));
    }

    [Fact]
    public async Task Sees_no_home_no_checkout_no_token_and_no_other_process()
    {
        var git = Path.Combine(_repository.Root, ".git");
        await File.AppendAllTextAsync(
            Path.Combine(git, "config"),
            "[http]\n\textraheader = s3cr3t\n",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(_repository.Root, "note"),
            "s3cr3t",
            TestContext.Current.CancellationToken
        );
        var result = await RunAsync(
            $"cat {git}/config {_repository.Root}/note /proc/{Environment.ProcessId}/environ; ls -A /home /root; ls {git}/HEAD"
        );

        Assert.DoesNotContain("s3cr3t", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PATH=", result.Output, StringComparison.Ordinal);
        Assert.EndsWith($"{git}/HEAD\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reaches_no_network()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var open = $"exec 3<>/dev/tcp/127.0.0.1/{port} && echo connected";
        var bare = await ProcessRunner.RunAsync(
            new("bash", ["-c", open], "/"),
            TestContext.Current.CancellationToken
        );
        var confined = await RunAsync(open);

        Assert.Equal("connected", bare.Output.Trim());
        Assert.Equal("", confined.Output.Trim());
    }

    // PR_SET_PDEATHSIG counts the thread that started a child as its parent (man 2 prctl), and pool threads end when idle.
    [Fact]
    public async Task Outlives_the_thread_that_started_it()
    {
        var folder = Path.Combine(_scratch, "checkout", "bin");
        string[] pipes = [Path.Combine(folder, "started"), Path.Combine(folder, "go")];
        await ProcessRunner.RunAsync(
            new("mkfifo", pipes, "/"),
            TestContext.Current.CancellationToken
        );
        Task<ProcessResult>? run = null;
        var thread = new Thread(() =>
        {
            run = RunAsync("echo > started; read line < go; echo $line");
            // It has come to its own life before the thread ends.
            File.ReadAllText(pipes[0]);
        });
        thread.Start();
        thread.Join();

        // Opened for reading too, so that it opens whether or not the other end lives.
        using (var go = new FileStream(pipes[1], FileMode.Open, FileAccess.ReadWrite))
        {
            go.Write("alive\n"u8);
            go.Flush();
            var result = await run!;
            Assert.Equal((0, "alive"), (result.ExitCode, result.Output.Trim()));
        }
    }

    [Fact]
    public async Task Nothing_in_it_outlives_a_killed_PieBot()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch, "bin")).FullName;
        var pipe = Path.Combine(folder, "alive");
        await ProcessRunner.RunAsync(
            new("mkfifo", [pipe], "/"),
            TestContext.Current.CancellationToken
        );
        using var piebot = Process.Start(
            Path.Combine(AppContext.BaseDirectory, "PieBot.Dummy"),
            [
                "confine",
                _scratch,
                "exec 3> alive; (setsid sleep infinity &); echo up >&3; sleep infinity",
            ]
        );
        using var alive = new StreamReader(pipe);
        Assert.Equal("up", await alive.ReadLineAsync(TestContext.Current.CancellationToken));

        piebot.Kill();

        // It ends when the last of those who can write to it is gone.
        await alive
            .ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_asked_for_and_missing_is_an_error_that_says_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<UserErrorException>(() =>
            Bubblewrap.FindAsync(
                SandboxKind.Bubblewrap,
                _repository.Root,
                TestContext.Current.CancellationToken,
                "no-such-bwrap"
            )
        );

        Assert.Contains("--sandbox none", fault.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        Directory.Delete(_scratch, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<ProcessResult> RunAsync(string script)
    {
        var environment = _confinement.Environment();
        var command = _confinement.Wrap(
            ["bash", "-c", script],
            Path.Combine(_scratch, "checkout", "bin")
        );
        return ProcessRunner.RunAsync(
            new(command[0], command[1..], "/")
            {
                Environment = environment,
                Limits = _confinement.Limits,
            },
            TestContext.Current.CancellationToken
        );
    }
}
