using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>The place where the programs of one pair run: a launcher in the sandbox, which is asked line by line. Killed with all it started when disposed.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ProcessWatch _watch;
    private readonly TailBuffer _error = new(4096);
    private readonly Task _draining;

    private Bench(
        Process process,
        KeyValuePair<string, string> mark,
        ProcessLimits limits,
        string folder
    )
    {
        _process = process;
        Folder = folder;
        _watch = new(process.Id, mark, limits, Kill);
        _draining = _error.DrainAsync(
            process.StandardError.BaseStream,
            _watch.Printed,
            CancellationToken.None
        );
    }

    /// <summary>Where programs work and leave their output; the only folder of the run that they may write to beside their home.</summary>
    public string Folder { get; }

    /// <exception cref="UserErrorException">dotnet or the sandbox does not start.</exception>
    public static Bench Start(Confinement confinement)
    {
        var folder = confinement.Apart();
        var command = confinement.Wrap(
            [
                "dotnet",
                "exec",
                Path.Combine(AppContext.BaseDirectory, "PieBot.Lab.dll"),
                LauncherCommand.Name,
            ],
            folder
        );
        var mark = ProcessWatch.Mark();
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        foreach (var (name, value) in confinement.Environment().Append(mark))
        {
            start.Environment[name] = value;
        }

        try
        {
            return new(
                StartingThread.Run(() => Process.Start(start)!),
                mark,
                confinement.Limits,
                folder
            );
        }
        catch (Win32Exception exception)
        {
            throw ProcessRunner.CannotStart(command[0], folder, exception);
        }
    }

    /// <returns>How each ended; a fault where the launcher itself came to an end.</returns>
    public async Task<LaunchReply> RunAsync(
        LaunchRequest request,
        CancellationToken cancellationToken
    )
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(request.WallSeconds) + Grace);
        try
        {
            var line = JsonSerializer.Serialize(request, LauncherJson.Default.LaunchRequest);
            await _process.StandardInput.WriteLineAsync(line.AsMemory(), timeout.Token);
            await _process.StandardInput.FlushAsync(timeout.Token);
            var answer = await _process.StandardOutput.ReadLineAsync(timeout.Token);
            return answer is null
                ? await DiedAsync()
                : JsonSerializer.Deserialize(answer, LauncherJson.Default.LaunchReply)!;
        }
        catch (IOException)
        {
            return await DiedAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Kill();
            return new([], "the sandbox gave no answer in time");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        await _watch.DisposeAsync();
        await _draining;
        _process.Dispose();
        Scratch.Remove(Folder);
    }

    private async Task<LaunchReply> DiedAsync()
    {
        await _process.WaitForExitAsync();
        await _draining;
        var words = _error.ToString().Trim().Split('\n')[0];
        return new(
            [],
            _watch.Breach ?? $"the sandbox ended with exit code {_process.ExitCode}: {words}"
        );
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
