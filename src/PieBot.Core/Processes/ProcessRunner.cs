using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CliWrap;

namespace PieBot.Processes;

/// <summary>Runs a child to its end, drains both streams, and kills the whole tree on time-out or cancellation.</summary>
internal static class ProcessRunner
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <exception cref="UserErrorException">The program is not installed.</exception>
    public static async Task<ProcessResult> RunAsync(
        ProcessRequest request,
        CancellationToken cancellationToken
    )
    {
        var output = new TailBuffer(request.OutputLimit);
        var error = new TailBuffer(request.OutputLimit);
        var command = Cli.Wrap(request.FileName)
            .WithArguments(request.Arguments)
            .WithWorkingDirectory(request.WorkingDirectory)
            .WithEnvironmentVariables(Replace(request))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(output.AppendLine, Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(error.AppendLine, Encoding.UTF8));

        using var timeout = new CancellationTokenSource(request.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            cancellationToken
        );
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await command.ExecuteAsync(either.Token).ConfigureAwait(false);
            return new(
                result.ExitCode,
                output.ToString(),
                error.ToString(),
                false,
                Stopwatch.GetElapsedTime(started)
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(
                -1,
                output.ToString(),
                error.ToString(),
                true,
                Stopwatch.GetElapsedTime(started)
            );
        }
        catch (Win32Exception exception)
        {
            throw new UserErrorException(
                $"Cannot start '{request.FileName}': {exception.Message}. Install it, or put it on PATH.",
                exception
            );
        }
    }

    // CliWrap adds to the inherited environment: what is not listed must be taken out by name.
    private static Dictionary<string, string?> Replace(ProcessRequest request)
    {
        var variables = new Dictionary<string, string?>();
        if (request.Environment is not null)
        {
            foreach (string name in Environment.GetEnvironmentVariables().Keys)
            {
                variables[name] = null;
            }
        }

        foreach (var (name, value) in (request.Environment ?? Nothing).Concat(request.Added))
        {
            variables[name] = value;
        }

        return variables;
    }
}
