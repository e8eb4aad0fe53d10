using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Core.Examining;

/// <summary>What a machine has of what verification needs; nothing is built or timed.</summary>
internal static class MachineChecks
{
    private const int ThreadCpuClock = 3;

    public static async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken) =>
        [
            await GitAsync(cancellationToken),
            await SdkAsync(cancellationToken),
            Cores(),
            Pin(),
            ThreadClock(),
            .. Load() is { } load ? [load] : Array.Empty<Check>(),
        ];

    /// <param name="repository">Any checkout.</param>
    /// <exception cref="UserErrorException">Bubblewrap is asked for and does not work here.</exception>
    public static async Task<(Check Check, Bubblewrap? Sandbox)> SandboxAsync(
        SandboxKind kind,
        string repository,
        CancellationToken cancellationToken
    )
    {
        var (sandbox, notice) = await Bubblewrap.FindAsync(kind, repository, cancellationToken);
        return (
            (sandbox, notice) switch
            {
                ({ }, _) => new(
                    "sandbox",
                    CheckState.Good,
                    "bubblewrap works: tests run without network and with a read-only view of the machine"
                ),
                (_, null) => new(
                    "sandbox",
                    CheckState.Poor,
                    "switched off by --sandbox none",
                    "Leave it at auto for code you do not trust."
                ),
                _ => new(
                    "sandbox",
                    CheckState.Poor,
                    // The words of a run that is over.
                    notice.Replace("tests ran", "tests run", StringComparison.Ordinal),
                    OperatingSystem.IsLinux()
                        ? "Install it (apt-get install bubblewrap) and allow user namespaces, or run only code you trust."
                        : "Run only code you trust here, or use Linux."
                ),
            },
            sandbox
        );
    }

    private static async Task<Check> GitAsync(CancellationToken cancellationToken) =>
        await AskAsync("git", ["--version"], cancellationToken) is { } version
            ? new("git", CheckState.Good, version.Trim())
            : new("git", CheckState.Bad, "it cannot be started", "Install git, or put it on PATH.");

    private static async Task<Check> SdkAsync(CancellationToken cancellationToken)
    {
        var listed = await AskAsync("dotnet", ["--list-sdks"], cancellationToken);
        var versions = (listed ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[0])
            .ToList();
        return versions.Count > 0
            ? new(".NET SDK", CheckState.Good, string.Join(", ", versions))
            : new(
                ".NET SDK",
                CheckState.Bad,
                listed is null ? "dotnet cannot be started" : "only runtimes are installed",
                "Install an SDK from https://dotnet.microsoft.com/download, and put dotnet on PATH."
            );
    }

    private static Check Cores() =>
        Environment.ProcessorCount > 1
            ? new("processors", CheckState.Good, $"{Environment.ProcessorCount}")
            : new(
                "processors",
                CheckState.Poor,
                "1, which the compiler's and the system's threads share with what is timed",
                "Use a machine with two or more."
            );

    // By doing it: an affinity call may be refused, or name a processor that a container does not have.
    private static Check Pin()
    {
        if (Pinning.Core is not { } core)
        {
            return new(
                "pinning",
                CheckState.Poor,
                "not possible with one processor, or more than 64",
                "Trials are noisier; the noise below includes that."
            );
        }

        if (OperatingSystem.IsWindows())
        {
            return new("pinning", CheckState.Good, $"to processor {core}");
        }

        if (!OperatingSystem.IsLinux())
        {
            return new(
                "pinning",
                CheckState.Poor,
                "this system offers no such call",
                "Trials are noisier; the noise below includes that."
            );
        }

        return Allowed(core) switch
        {
            null => new(
                "pinning",
                CheckState.Poor,
                "it could not be tried: there is no 'sleep' to try it on"
            ),
            var allowed when allowed == core.ToString(CultureInfo.InvariantCulture) => new(
                "pinning",
                CheckState.Good,
                $"to processor {core}"
            ),
            var allowed => new(
                "pinning",
                CheckState.Poor,
                $"processor {core} is refused; allowed are {allowed}",
                "Give the container processors from 0 on, or all of them. Trials are noisier; the noise below includes that."
            ),
        };
    }

    // The processors that a child may use once it was pinned; null when there is no child to be had.
    private static string? Allowed(int core)
    {
        try
        {
            using var sleeper = Process.Start(new ProcessStartInfo("sleep", "10"))!;
            try
            {
                Pinning.TryBind(sleeper, 1ul << core);
                return File.ReadLines($"/proc/{sleeper.Id}/status")
                    .First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
                    .Split(':')[1]
                    .Trim();
            }
            finally
            {
                sleeper.Kill();
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static Check ThreadClock() =>
        OperatingSystem.IsLinux()
        && Environment.Is64BitProcess
        && ReadClock(ThreadCpuClock, out _) == 0
            ? new("thread clock", CheckState.Good, "a thread's own CPU time can be read")
            : new(
                "thread clock",
                CheckState.Poor,
                "a thread's own CPU time is not read on this system",
                "Wall time is used, which is noisier; the noise below includes that."
            );

    private static Check? Load() =>
        MachineLoad.Recent switch
        {
            null => null,
            (var words, false) => new("load", CheckState.Good, words),
            (var words, true) => new(
                "load",
                CheckState.Poor,
                words,
                "Let other work end first: trials take longer, and are noisier."
            ),
        };

    // Null when there is no such program.
    private static async Task<string?> AskAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await ProcessRunner.RunAsync(
                new(program, arguments, Path.GetTempPath()) { Timeout = TimeSpan.FromMinutes(1) },
                cancellationToken
            );
            return result.Succeeded ? result.Output : null;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
