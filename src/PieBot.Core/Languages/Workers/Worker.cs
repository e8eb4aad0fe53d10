using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Languages.Workers;

/// <summary>
/// A process that has loaded one side's build and repeats its tests on command. Lines of JSON go in; lines behind a
/// secret marker come out, so that nothing a test prints is taken for an answer. Killed with its whole tree when disposed.
/// </summary>
internal sealed class Worker : IWorker
{
    private readonly Process _process;
    private readonly string _marker;
    private readonly TimeSpan _timeout;
    private readonly bool _steady;
    private readonly bool _exercises;
    private readonly IReadOnlyList<string>? _direct;
    private readonly bool _isConfined;
    private readonly string _apart;
    private readonly TailBuffer _error = new(4096);
    private readonly ProcessWatch _watch;
    private readonly LongLines _lines;
    private readonly Task _draining;
    private bool _isDisposed;

    private Worker(WorkerProcess started, WorkerSettings settings)
    {
        _process = started.Process;
        _marker = started.Marker;
        _timeout = settings.Timeout;
        _steady = settings.Steady;
        _exercises = settings.Exercises;
        _direct = settings.Direct;
        _isConfined = settings.Confinement.Sandbox is not null;
        _apart = started.Apart;
        _watch = new(_process.Id, started.Mark, settings.Confinement.Limits, Kill);
        _lines = new(_process.StandardOutput, _watch.Printed);
        _draining = _error.DrainAsync(
            _process.StandardError.BaseStream,
            _watch.Printed,
            CancellationToken.None
        );
    }

    /// <exception cref="UserErrorException">The program is not installed, or its folder is gone.</exception>
    public static Worker Start(WorkerProgram program, WorkerSettings settings) =>
        new(WorkerProcess.Start(program, settings), settings);

    public void Bind(ulong processors) => Pinning.TryBind(_process, processors);

    public Task<WorkerAnswer<DiscoverReply>> DiscoverAsync(CancellationToken cancellationToken) =>
        AskAsync(
            new(WorkerOperations.Discover, _direct, Steady: _steady),
            WorkerJson.Default.DiscoverReply,
            cancellationToken
        );

    public Task<WorkerAnswer<CoverReply>> CoverAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) => CoverAsync(WorkerOperations.Cover, tests, cancellationToken);

    public Task<WorkerAnswer<CoverReply>> ReachAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) => CoverAsync(WorkerOperations.Reach, tests, cancellationToken);

    public async Task<WorkerAnswer<ObserveReply>> ObserveAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    )
    {
        var observed = await AskAsync(
            new(WorkerOperations.Observe, tests, Exercises: _exercises),
            WorkerJson.Default.ObserveReply,
            cancellationToken
        );
        // What they call with may be a path: only where nothing of the machine can be written.
        if (observed.Reply is not { CanExercise: true } reply || !_isConfined)
        {
            return observed;
        }

        // They may end the process: what the tests showed is told already.
        var exercised = await AskAsync(
            new(WorkerOperations.Exercise),
            WorkerJson.Default.ObserveReply,
            cancellationToken
        );
        return exercised.Reply is { } more
            ? observed with
            {
                Reply = reply with { Calls = [.. reply.Calls, .. more.Calls] },
            }
            : observed;
    }

    public Task<WorkerAnswer<RunReply>> RunAsync(
        IReadOnlyList<string> tests,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            new(WorkerOperations.Run, tests, repetitions, clock),
            WorkerJson.Default.RunReply,
            cancellationToken
        );

    /// <summary>Has the process end by itself, so that its runtime writes what it keeps until then.</summary>
    /// <returns>Whether it did, in time.</returns>
    public async Task<bool> EndAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            cancellationToken
        );
        try
        {
            await SendAsync(new(WorkerOperations.Exit), either.Token);
            await _process.WaitForExitAsync(either.Token);
            return _process.ExitCode == 0;
        }
        catch (IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Kill();
        await _process.WaitForExitAsync();
        await _watch.DisposeAsync();
        await _draining;
        _process.Dispose();
        Scratch.Remove(_apart);
    }

    private Task<WorkerAnswer<CoverReply>> CoverAsync(
        string operation,
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) => AskAsync(new(operation, tests), WorkerJson.Default.CoverReply, cancellationToken);

    private async Task<WorkerAnswer<T>> AskAsync<T>(
        WorkerRequest request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var timeout = new CancellationTokenSource(_timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            cancellationToken
        );
        try
        {
            return await AnswerAsync(request, type, either.Token)
                ?? await DiedAsync<T>(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Kill();
            return new(null, $"no answer within {_timeout.TotalSeconds:0} s", true);
        }
    }

    // Null when it closes its ends.
    private async Task<WorkerAnswer<T>?> AnswerAsync<T>(
        WorkerRequest request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            await SendAsync(request, cancellationToken);
            while (await _lines.NextAsync(cancellationToken) is { } line)
            {
                // A test may print half a line of its own before ours.
                var at = line.IndexOf(_marker, StringComparison.Ordinal);
                if (at >= 0)
                {
                    return WorkerAnswers.Parse(line[(at + _marker.Length)..], type);
                }
            }
        }
        catch (IOException)
        {
            // It closed its input.
        }

        return null;
    }

    private async Task SendAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(
            JsonSerializer.Serialize(request, WorkerJson.Default.WorkerRequest).AsMemory(),
            cancellationToken
        );
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    private async Task<WorkerAnswer<T>> DiedAsync<T>(CancellationToken cancellationToken)
        where T : class
    {
        await _process.WaitForExitAsync(cancellationToken);
        // Its last words are told below.
        await _draining.WaitAsync(cancellationToken);
        return WorkerAnswers.OfEnd<T>(_process.ExitCode, _watch, _error.ToString());
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
