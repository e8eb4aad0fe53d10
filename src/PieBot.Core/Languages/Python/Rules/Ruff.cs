using System.Text.Json;
using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Python.Rules;

/// <summary>The linter ruff, where the environment that runs the tests has it: its fixes for speed, by its own defaults.</summary>
/// <param name="program">Full path.</param>
/// <param name="target">The version of Python that fixes must run on: <c>py311</c>.</param>
internal sealed class Ruff(string program, string target)
{
    // Of SIM only what may be quicker: a loop that becomes any() or all() (SIM110) is slower in CPython.
    private const string Selected = "PERF,C4,FURB,SIM101,SIM118,SIM401";

    // Newer versions of Python than ruff itself make it fail.
    private const int NewestMinor = 13;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string Name = OperatingSystem.IsWindows() ? "ruff.exe" : "ruff";

    /// <summary>The one beside an interpreter; null when there is none.</summary>
    public static Ruff? Of(PythonInterpreter? interpreter)
    {
        if (interpreter is null)
        {
            return null;
        }

        var program = Path.Combine(Path.GetDirectoryName(interpreter.Program)!, Name);
        var version = new Version(interpreter.Version);
        return File.Exists(program)
            ? new(program, $"py{version.Major}{Math.Min(version.Minor, NewestMinor)}")
            : null;
    }

    /// <summary>Runs it on a file; it reads the file and writes nothing.</summary>
    /// <param name="path">Relative to <paramref name="checkout"/>.</param>
    public async Task<RuffRun> CheckAsync(
        string checkout,
        string path,
        CancellationToken cancellationToken
    )
    {
        var scratch = Scratch.Create();
        try
        {
            var run = await ProcessRunner.RunAsync(
                new(
                    program,
                    [
                        "check",
                        "--isolated",
                        "--no-cache",
                        "--exit-zero",
                        "--select",
                        Selected,
                        "--target-version",
                        target,
                        "--output-format",
                        "json",
                        "--",
                        Path.Combine(checkout, path),
                    ],
                    checkout
                )
                {
                    Environment = ChildEnvironment.ForTests(scratch),
                    Timeout = Patience,
                    Limits = new(),
                    OutputLimit = 16 << 20,
                },
                cancellationToken
            );
            return run.Succeeded ? Read(run.Output) : new([], Failed(run));
        }
        catch (JsonException exception)
        {
            return new([], $"ruff was asked and answers in another form: {exception.Message}");
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static RuffRun Read(string output) =>
        new(
            JsonSerializer
                .Deserialize(output, RulesJson.Default.IReadOnlyListRuffFinding)!
                .Where(one => one.HasFix)
                .ToList(),
            null
        );

    private static string Failed(ProcessResult run) =>
        run.TimedOut
            ? $"ruff did not end within {Patience.TotalSeconds:0} s"
            : $"ruff failed: {run.Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? run.Breach ?? $"exit code {run.ExitCode}"}";
}

/// <param name="Fixes">Those that can be proposed.</param>
/// <param name="Notice">Why there are none, for people; null when it ran.</param>
internal sealed record RuffRun(IReadOnlyList<RuffFinding> Fixes, string? Notice);
