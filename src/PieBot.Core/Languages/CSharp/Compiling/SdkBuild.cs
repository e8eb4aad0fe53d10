using System.Text;
using PieBot.Core.Files;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>Compiles one project with the compiler of the SDK that builds the repository, in a process of its own.</summary>
internal sealed class SdkBuild : IProjectCompiler
{
    // Generated code may be large; a link may lead to what never ends.
    private const int MostBytes = 256 << 20;

    private readonly CompilerCommand _command;
    private readonly CompilerServer _server;
    private readonly byte[] _surface;

    private SdkBuild(CompilerCommand command, CompilerServer server, Parts baseline)
    {
        _command = command;
        _server = server;
        _surface = baseline.Surface;
        Baseline = baseline.Assembly;
    }

    public string FileName => _command.Parsed.OutputFileName!;

    public byte[] Baseline { get; }

    /// <returns>The project as it stands, compiled; or why it cannot be, in words.</returns>
    public static async Task<(IProjectCompiler? Compiler, string? Reason)> CreateAsync(
        CompilerCommand command,
        CompilerServer server,
        CancellationToken cancellationToken
    )
    {
        if (command.Parsed.OutputFileName is null)
        {
            return (null, "its command line names no assembly");
        }

        // Every file is moved as an edited one will be: the comparison shows whether that matters.
        var files = command
            .Parsed.SourceFiles.Select(file => file.Path)
            .Where(File.Exists)
            .Distinct()
            .ToDictionary(path => path, path => CappedFile.Read(path, MostBytes));
        var (parts, failed) = await CompileAsync(
            command,
            server,
            files,
            [],
            true,
            cancellationToken
        );
        return failed switch
        {
            null => (new SdkBuild(command, server, parts!), null),
            CompilerOutput.Refused(var errors) => (null, errors),
            CompilerOutput.Broken(var reason) => (null, reason),
            _ => throw new InvalidOperationException($"{failed}"),
        };
    }

    public async Task<CompilerOutput> EmitAsync(
        IReadOnlyDictionary<string, string> replaced,
        IReadOnlyList<string> added,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        var compiled = _command.Parsed.SourceFiles.Select(file => file.Path).ToHashSet();
        if (replaced.Keys.FirstOrDefault(path => !compiled.Contains(path)) is { } other)
        {
            return new CompilerOutput.NotCompiled(other);
        }

        var (parts, failed) = await CompileAsync(
            _command,
            _server,
            replaced.ToDictionary(text => text.Key, text => Encode(text.Value)),
            added,
            strict,
            cancellationToken
        );
        return parts is null
            ? failed!
            : CompilerOutput.Emitted.Of(
                FileName,
                parts.Assembly,
                parts.Symbols,
                parts.Surface.AsSpan().SequenceEqual(_surface)
            );
    }

    private static async Task<(Parts? Parts, CompilerOutput? Failed)> CompileAsync(
        CompilerCommand command,
        CompilerServer server,
        IReadOnlyDictionary<string, byte[]> replaced,
        IReadOnlyList<string> added,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        var folder = server.NewFolder();
        try
        {
            var line = new SdkCommandLine(command, folder);
            foreach (var (path, bytes) in replaced)
            {
                Write(line.PlaceOf(path), bytes);
            }

            for (var number = 0; number < added.Count; number++)
            {
                Write(line.PlaceOf(number), Encode(added[number]));
            }

            var response = Path.Combine(folder, "arguments.rsp");
            Directory.CreateDirectory(Path.GetDirectoryName(line.Assembly)!);
            Directory.CreateDirectory(Path.GetDirectoryName(line.Surface)!);
            await File.WriteAllLinesAsync(
                response,
                line.Lines(replaced.Keys.ToHashSet(), added.Count, strict),
                cancellationToken
            );
            var run = await server.CompileAsync(
                [.. line.IsWithoutDefaults ? ["/noconfig"] : Array.Empty<string>(), $"@{response}"],
                command.Folder,
                cancellationToken
            );
            return run.ExitCode switch
            {
                0 => (Parts.Read(line), null),
                // As the compiler ends when it finds errors.
                1 => (
                    null,
                    new CompilerOutput.Refused(DotNetCli.FirstErrors($"{run.Output}\n{run.Error}"))
                ),
                _ => (null, new CompilerOutput.Broken(BuildLog.LastWords(run))),
            };
        }
        finally
        {
            Scratch.Remove(folder);
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Encode(string text) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    private sealed record Parts(byte[] Assembly, byte[] Symbols, byte[] Surface)
    {
        public static Parts Read(SdkCommandLine line) =>
            new(
                File.ReadAllBytes(line.Assembly),
                File.ReadAllBytes(line.Symbols),
                File.ReadAllBytes(line.Surface)
            );
    }
}
