using System.ComponentModel;
using System.Diagnostics;
using CliWrap;

namespace PieBot.Core.Processes;

/// <summary>Runs a child to its end, drains both streams, and kills the whole tree on time-out, cancellation or a broken limit.</summary>
internal static class ProcessRunner
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <exception cref="UserErrorException">The program is not installed, or its folder is gone.</exception>
    public static async Task<ProcessResult> RunAsync(
        ProcessRequest request,
        CancellationToken cancellationToken
    )
    {
        var output = new TailBuffer(request.OutputLimit);
        var error = new TailBuffer(request.OutputLimit);
        var mark = ProcessWatch.Mark();
        ProcessWatch? watch = null;
        PipeTarget To(TailBuffer buffer) =>
            PipeTarget.Create(
                (stream, stopped) =>
                    buffer.DrainAsync(stream, total => watch?.Printed(total), stopped)
            );
        var command = Cli.Wrap(request.FileName)
            .WithArguments(request.Arguments)
            .WithWorkingDirectory(request.WorkingDirectory)
            .WithEnvironmentVariables(Replace(request, mark))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(To(output))
            .WithStandardErrorPipe(To(error));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(request.Timeout);
        var started = Stopwatch.GetTimestamp();
        ProcessResult Ended(int exitCode, bool timedOut) =>
            new(
                exitCode,
                output.ToString(),
                error.ToString(),
                timedOut,
                Stopwatch.GetElapsedTime(started),
                watch?.Breach
            )
            {
                ForMemory = watch?.ForMemory,
            };
        try
        {
            var running = StartingThread.Run(() => command.ExecuteAsync(stop.Token));
            watch = request.Limits is { } limits
                ? new(running.ProcessId, mark, limits, stop.Cancel)
                : null;
            var result = await running;
            return Ended(watch?.Breach is null ? result.ExitCode : -1, false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Ended(-1, watch?.Breach is null);
        }
        catch (Win32Exception exception)
        {
            throw CannotStart(request.FileName, request.WorkingDirectory, exception);
        }
        finally
        {
            if (watch is not null)
            {
                await watch.DisposeAsync();
            }
        }
    }

    /// <summary>Why a program does not start, and what to do.</summary>
    public static UserErrorException CannotStart(
        string program,
        string folder,
        Win32Exception exception
    ) =>
        new(
            // The system has the same words for a missing program and a missing folder.
            Directory.Exists(folder)
                ? $"Cannot start '{program}': {exception.Message}. Install it, or put it on PATH."
                : $"Cannot start '{program}' in {folder}: that folder no longer exists. Keep clean-up jobs away from it, and run the same command again.",
            exception
        );

    // CliWrap adds to the inherited environment: what is not listed must be taken out by name.
    private static Dictionary<string, string?> Replace(
        ProcessRequest request,
        KeyValuePair<string, string> mark
    )
    {
        var variables = new Dictionary<string, string?>();
        if (request.Environment is not null)
        {
            foreach (string name in Environment.GetEnvironmentVariables().Keys)
            {
                variables[name] = null;
            }
        }

        foreach (
            var (name, value) in (request.Environment ?? Nothing).Concat(request.Added).Append(mark)
        )
        {
            variables[name] = value;
        }

        return variables;
    }
}
