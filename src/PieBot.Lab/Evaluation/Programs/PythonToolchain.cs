using PieBot.Core;
using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Programs;

/// <summary>Python programs, run by the interpreter itself: what <c>python3</c> names on PATH may be a script that starts it.</summary>
internal sealed class PythonToolchain : IToolchain
{
    private readonly string _interpreter;

    private PythonToolchain(string interpreter, IReadOnlyList<string> folders)
    {
        _interpreter = interpreter;
        Folders = folders;
    }

    public IReadOnlyList<string> Folders { get; }

    /// <exception cref="UserErrorException">There is no Python.</exception>
    public static async Task<PythonToolchain> FindAsync(CancellationToken cancellationToken)
    {
        var result = await ProcessRunner.RunAsync(
            new(
                "python3",
                [
                    "-c",
                    "import os, sys; print(os.path.realpath(sys.executable)); print(sys.base_prefix)",
                ],
                Path.GetTempPath()
            ),
            cancellationToken
        );
        return result.Succeeded && result.Output.Trim().Split('\n') is [var interpreter, var prefix]
            ? new(interpreter, [prefix])
            : throw new UserErrorException(
                $"python3 does not start: {result.Error.Trim()}. Install Python 3 to evaluate Python programs."
            );
    }

    public async Task<BuiltProgram> BuildAsync(
        string source,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(folder, "main.py");
        await File.WriteAllTextAsync(file, source, cancellationToken);
        return new([_interpreter, file]);
    }
}
