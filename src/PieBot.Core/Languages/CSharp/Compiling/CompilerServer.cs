using System.Diagnostics;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>
/// Runs an SDK's compiler. What it loads and learns is kept in Roslyn's own compiler server, of ours alone: a second compilation
/// takes a tenth of the first one's time. Both run with the environment of a build, since source generators are code of the
/// repository's packages. Without the server the compiler does the same work itself, only slower.
/// https://github.com/dotnet/roslyn/blob/main/docs/compilers/Compiler%20Server.md
/// </summary>
/// <param name="compiler">Full path of <c>csc.dll</c>.</param>
internal sealed class CompilerServer(string compiler) : IAsyncDisposable
{
    private const string Mark = "PIEBOT_COMPILER";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    // The server looks for its pipe here whatever the environment says: NamedPipeUtil.
    // https://github.com/dotnet/roslyn/blob/main/src/Compilers/Shared/NamedPipeUtil.cs
    private static readonly string Pipes = OperatingSystem.IsWindows() ? @"\\.\pipe\" : "/tmp";

    private readonly string _scratch = Scratch.Create();
    private readonly SemaphoreSlim _free = new(1);
    private int _folders;
    private Running? _running;

    private string Server => Path.Combine(Path.GetDirectoryName(compiler)!, "VBCSCompiler.dll");

    /// <summary>A folder for one compilation.</summary>
    public string NewFolder() =>
        Directory
            .CreateDirectory(Path.Combine(_scratch, $"{Interlocked.Increment(ref _folders)}"))
            .FullName;

    /// <param name="folder">In which the compiler is started.</param>
    public async Task<ProcessResult> CompileAsync(
        IReadOnlyList<string> arguments,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var running = await OpenAsync(cancellationToken);
        try
        {
            return await ProcessRunner.RunAsync(
                Request([compiler, $"/shared:{running.Pipe}", .. arguments], folder, running) with
                {
                    // A server that it starts where it does not find ours ends with it.
                    Limits = ProcessLimits.Unlimited,
                },
                cancellationToken
            );
        }
        catch (OperationCanceledException)
        {
            // The server may go on with what was given up, for ever.
            await EndAsync(running);
            throw;
        }
    }

    /// <summary>Builds a project as <see cref="DotNetCli.BuildAsync"/> does; what it compiles is compiled here.</summary>
    public async Task<string?> BuildAsync(
        string project,
        string? framework,
        DotNetBuild options,
        CancellationToken cancellationToken
    )
    {
        var running = await OpenAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var fault = await DotNetCli.BuildAsync(
                project,
                framework,
                options with
                {
                    Pipe = running.Pipe,
                },
                cancellationToken
            );
            if (Stopwatch.GetElapsedTime(began) >= options.Timeout)
            {
                await EndAsync(running);
            }

            return fault;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(running);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is { Ended.IsCompleted: false } running)
        {
            await ProcessRunner.RunAsync(
                Request([Server, $"-pipename:{running.Pipe}", "-shutdown"], _scratch, running) with
                {
                    Timeout = EndTimeout,
                },
                CancellationToken.None
            );
            await EndAsync(running);
        }

        _free.Dispose();
        Scratch.Remove(_scratch);
    }

    // It ends by itself after ten minutes without work, also when we are killed.
    private async Task<Running> OpenAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (_running is not { Ended.IsCompleted: false })
            {
                _running?.Stop.Dispose();
                _running = Start();
                await ReadyAsync(_running, cancellationToken);
            }

            return _running;
        }
        finally
        {
            _free.Release();
        }
    }

    private Running Start()
    {
        if (!OperatingSystem.IsWindows())
        {
            // What killed runs left.
            Scratch.SweepPipes(Pipes);
        }

        var running = new Running($"piebot-{Guid.NewGuid():n}", new());
        running.Ended = ProcessRunner.RunAsync(
            Request([Server, $"-pipename:{running.Pipe}"], _scratch, running),
            running.Stop.Token
        );
        return running;
    }

    // A compiler that finds no server starts one of its own.
    private static async Task ReadyAsync(Running running, CancellationToken cancellationToken)
    {
        var until = Environment.TickCount64 + StartTimeout.TotalMilliseconds;
        while (
            !running.Ended.IsCompleted
            && Environment.TickCount64 < until
            && !Directory.EnumerateFiles(Pipes, running.Pipe).Any()
        )
        {
            await Task.Delay(Interval, cancellationToken);
        }
    }

    private static async Task EndAsync(Running running)
    {
        await running.Stop.CancelAsync();
        await ((Task)running.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ProcessTree.KillMarked($"{Mark}={running.Pipe}");
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(Path.Combine(Pipes, running.Pipe));
        }
    }

    private ProcessRequest Request(
        IReadOnlyList<string> arguments,
        string folder,
        Running running
    ) =>
        new("dotnet", arguments, folder)
        {
            Environment = ChildEnvironment.ForBuild(),
            Added = new Dictionary<string, string>
            {
                [Mark] = running.Pipe,
                ["TMPDIR"] = _scratch,
                ["TEMP"] = _scratch,
                ["TMP"] = _scratch,
                // It would take a heap for each processor.
                ["DOTNET_gcServer"] = "0",
                // It seldom lives long enough for what counting calls would gain.
                ["DOTNET_TieredPGO"] = "0",
            },
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private sealed record Running(string Pipe, CancellationTokenSource Stop)
    {
        public Task<ProcessResult> Ended { get; set; } = null!;
    }
}
