using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Python.Members;

/// <summary>
/// A Python process that parses texts, one line a text. It runs a script of ours in isolated mode, without site packages and
/// with none of the user's settings; the texts are data to it, and nothing of them is imported or executed.
/// </summary>
internal sealed class PythonParser
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _turn = new();
    private readonly string? _program;
    private readonly PythonScript _script;
    private Process? _process;

    internal PythonParser(string? program, PythonScript script) =>
        (_program, _script) = (program, script);

    public static PythonParser Shared { get; } = Of(PythonScript.Members);

    /// <summary>One that runs another script of ours by the same interpreter.</summary>
    public static PythonParser Of(PythonScript script) =>
        new(
            PythonProgram.Find(
                Environment.GetEnvironmentVariable("PATH") ?? "",
                Environment.CurrentDirectory
            ),
            script
        );

    /// <summary>Of the interpreter, such as <c>3.12</c>; empty before the first answer.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The answer to a text: a line of JSON; or why there is none.</summary>
    public (string? Answer, string? Fault) Ask(string text)
    {
        if (_program is null)
        {
            return (null, PythonProgram.Missing);
        }

        lock (_turn)
        {
            try
            {
                // One that was killed for its memory meanwhile says nothing about this text.
                if (_process is { HasExited: true })
                {
                    Stop("");
                }

                var process = _process ??= Start();
                process.StandardInput.WriteLine(
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(text))
                );
                return Line(process) is { } line
                    ? (line, null)
                    : Stop("Python's parser did not finish with it");
            }
            catch (Exception exception) when (exception is IOException or Win32Exception)
            {
                return Stop($"{_program} does not answer: {exception.Message}");
            }
        }
    }

    private (string?, string?) Stop(string fault)
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process?.Dispose();
        _process = null;
        return (null, fault);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(_program!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            StandardInputEncoding = Encoding.ASCII,
        };
        foreach (var argument in (string[])["-I", "-S", "-B", "-c", _script.Text])
        {
            start.ArgumentList.Add(argument);
        }

        // A version manager's shim needs to find its home; the interpreter itself reads none of it (-I).
        start.Environment.Clear();
        foreach (var name in (string[])["PATH", "HOME", "USERPROFILE", "SystemRoot"])
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        var process = Process.Start(start)!;
        // What it says in its fall is not read, and must not fill the pipe.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        new ProcessLimits { Memory = 1L << 30 }.Impose(process.Id);
        if (_script.First is { } first)
        {
            process.StandardInput.WriteLine(first);
        }

        Version = Line(process) ?? throw new IOException("it ended at once");
        return process;
    }

    private static string? Line(Process process)
    {
        var line = process.StandardOutput.ReadLineAsync();
        return line.Wait(Patience) ? line.Result : null;
    }
}
