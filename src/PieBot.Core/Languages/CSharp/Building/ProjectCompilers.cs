using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Who compiles a project in much less time than its own build takes.</summary>
internal enum CompilerKind
{
    /// <summary>PieBot's own compiler, in its own process: milliseconds.</summary>
    Own,

    /// <summary>The compiler of the SDK that builds the repository: some tenths of a second.</summary>
    Sdk,
}

/// <summary>The compilers of a checkout's projects: each is made once for all test projects that use it for one framework.</summary>
/// <param name="timeout">For a project as it stands.</param>
internal sealed class ProjectCompilers(CompilerServers servers, TimeSpan timeout)
{
    private readonly Dictionary<
        (string Owner, string Framework, ProjectReading Reading),
        CSharpProject
    > _projects = [];
    private readonly Dictionary<
        (string Owner, string Framework, ProjectReading Reading, CompilerKind Kind),
        (IProjectCompiler? Compiler, string? Reason)
    > _compilers = [];

    /// <param name="owner">The project's full path.</param>
    /// <param name="wanted">The framework, if the project has several.</param>
    /// <returns>The compiler, with the project as it stands compiled; or why there is none, in words.</returns>
    public async Task<(IProjectCompiler? Compiler, string? Reason)> OfAsync(
        CompilerKind kind,
        ProjectReading reading,
        string owner,
        string wanted,
        CancellationToken cancellationToken
    )
    {
        if (_compilers.TryGetValue((owner, wanted, reading, kind), out var known))
        {
            return known;
        }

        var project = await LoadAsync(reading, owner, wanted, cancellationToken);
        var made = project.Command is { } command
            ? await CreateAsync(kind, project, command, cancellationToken)
            : (null, project.Notice);
        _compilers.Add((owner, wanted, reading, kind), made);
        return made;
    }

    private async Task<(IProjectCompiler? Compiler, string? Reason)> CreateAsync(
        CompilerKind kind,
        CSharpProject project,
        CompilerCommand command,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(timeout);
        try
        {
            return (kind, command.Compiler) switch
            {
                (CompilerKind.Own, _) => await InMemoryBuild.CreateAsync(
                    project.Project,
                    command.Parsed,
                    stop.Token
                ),
                (_, { } compiler) => await SdkBuild.CreateAsync(
                    command,
                    servers.Of(compiler),
                    stop.Token
                ),
                _ => (null, "the SDK's compiler is not found"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, BuildLog.Unended("the compiler", timeout, isBuild: true));
        }
    }

    private async Task<CSharpProject> LoadAsync(
        ProjectReading reading,
        string owner,
        string wanted,
        CancellationToken cancellationToken
    )
    {
        if (_projects.TryGetValue((owner, wanted, reading), out var known))
        {
            return known;
        }

        // A step behind the compiler would change once more what it has changed already.
        var built = Built(owner);
        var project = await CSharpProject.LoadAsync(
            owner,
            await ProjectFrameworks.ChooseAsync(owner, wanted, cancellationToken),
            reading,
            generators: true,
            cancellationToken
        );
        foreach (var (path, written, bytes) in built)
        {
            if (File.GetLastWriteTimeUtc(path) != written)
            {
                await File.WriteAllBytesAsync(path, bytes, CancellationToken.None);
                File.SetLastWriteTimeUtc(path, written);
            }
        }

        _projects.Add((owner, wanted, reading), project);
        return project;
    }

    // What the project's own build left for its next one.
    private static List<(string Path, DateTime Written, byte[] Bytes)> Built(string owner)
    {
        var folder = Path.Combine(Path.GetDirectoryName(owner)!, "obj");
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories)
                .Select(path => (path, File.GetLastWriteTimeUtc(path), File.ReadAllBytes(path)))
                .ToList()
            : [];
    }
}
