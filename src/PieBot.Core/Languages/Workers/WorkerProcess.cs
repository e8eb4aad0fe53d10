using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Workers;

/// <summary>A worker's program as it was started.</summary>
/// <param name="Marker">Stands before each of its answers, and nobody else knows it.</param>
/// <param name="Mark">The variable that its children inherit, by which they are found.</param>
/// <param name="Apart">The folder for what it writes outside of its own.</param>
internal sealed record WorkerProcess(
    Process Process,
    string Marker,
    KeyValuePair<string, string> Mark,
    string Apart
)
{
    /// <exception cref="UserErrorException">The program is not installed, or its folder is gone.</exception>
    public static WorkerProcess Start(WorkerProgram program, WorkerSettings settings)
    {
        var confinement = settings.Confinement;
        var marker = Convert.ToHexString(RandomNumberGenerator.GetBytes(12)) + " ";
        string Marked(string text) =>
            text.Replace(WorkerProgram.Marker, marker, StringComparison.Ordinal);
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Folder,
        };
        start.Environment.Clear();
        // Both sides of a pair run the same tests at once: files of the same names must not meet.
        var apart = confinement.Apart();
        foreach (var (name, value) in confinement.Environment(apart))
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in program.Environment)
        {
            start.Environment[name] = Marked(value);
        }

        var mark = ProcessWatch.Mark();
        start.Environment[mark.Key] = mark.Value;
        var command = confinement.Wrap(program.Command.Select(Marked).ToList(), program.Folder);
        start.FileName = command[0];
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return new(Launch(start, settings.Processors), marker, mark, apart);
    }

    private static Process Launch(ProcessStartInfo start, ulong? processors)
    {
        try
        {
            return StartingThread.Run(() => Pinning.On(processors, () => Process.Start(start)!));
        }
        catch (Win32Exception exception)
        {
            throw ProcessRunner.CannotStart(start.FileName, start.WorkingDirectory, exception);
        }
    }
}
