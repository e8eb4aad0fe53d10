using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>What compiling a side in memory came to.</summary>
internal abstract record MemorySide
{
    private MemorySide() { }

    internal sealed record Built(BuiltSide Side) : MemorySide;

    /// <summary>It is known that a full build would not be better: the compiler does not end.</summary>
    internal sealed record Failed(string Fault) : MemorySide;

    /// <summary>It does not compile, which a full build says better, of a candidate.</summary>
    internal sealed record Refused(string Errors) : MemorySide;

    /// <summary>Only a full build can say what the tests would run.</summary>
    internal sealed record NotEnough : MemorySide;
}

/// <summary>Compiles sides without a build, where that is known to give what the repository's own build gives.</summary>
internal sealed class MemorySides(
    string root,
    BuiltProjects tested,
    CompilerServers servers,
    TimeSpan timeout
)
{
    private readonly ProjectCompilers _compilers = new(servers, timeout);
    private readonly Dictionary<(string Owner, string Tests), MemoryProject> _projects = [];

    /// <summary>Which compilers are tried, the quickest first: the first that gives what the project's own build gives is used.</summary>
    public IReadOnlyList<CompilerKind> Compilers { get; init; } =
    [CompilerKind.Own, CompilerKind.Sdk];

    /// <summary>Compiles the projects that own some files as they stand, once, and compares them with their own builds.</summary>
    /// <param name="files">Relative to the root.</param>
    /// <returns>Which differ and why, for people; nothing of those that are equal.</returns>
    public async Task<IReadOnlyList<string>> CompareAsync(
        IEnumerable<string> files,
        CancellationToken cancellationToken
    )
    {
        var notices = new List<string>();
        foreach (var owner in files.SelectMany(OwnersOf).Distinct())
        {
            foreach (var tests in tested.Projects)
            {
                if (
                    await OfAsync(owner, tests, cancellationToken) is MemoryProject.Differs(
                        var reason
                    )
                )
                {
                    var name = Path.GetRelativePath(root, owner).Replace('\\', '/');
                    notices.Add(
                        $"{name} {reason}: the repository itself builds every candidate in it"
                    );
                    break;
                }
            }
        }

        return notices;
    }

    /// <param name="added">Text of further source files.</param>
    public async Task<MemorySide> BuildAsync(
        SideRequest request,
        IReadOnlyList<string> added,
        CancellationToken cancellationToken
    )
    {
        var replaced = request.Texts.ToDictionary(text => Full(text.Key), text => text.Value);
        // A file may be linked into several.
        if (request.Texts.Keys.SelectMany(OwnersOf).Distinct().ToList() is not [var owner])
        {
            return new MemorySide.NotEnough();
        }

        var copies = new List<OutputCopy>();
        // Several test projects may use the same assembly.
        var compiled =
            new Dictionary<
                MemoryProject,
                (IReadOnlyDictionary<string, byte[]>? Files, MemorySide? Failed)
            >();
        foreach (var tests in tested.Projects)
        {
            var project = await OfAsync(owner, tests, cancellationToken);
            if (!compiled.TryGetValue(project, out var emitted))
            {
                emitted = await FilesAsync(project, request, replaced, added, cancellationToken);
                compiled.Add(project, emitted);
            }

            if (emitted.Files is not { } files)
            {
                copies.ForEach(copy => copy.Dispose());
                return emitted.Failed!;
            }

            copies.Add(OutputCopy.Create(tests.OutputFolder, request.Name, files));
        }

        return new MemorySide.Built(
            new(
                tested
                    .Projects.Zip(copies, (tests, copy) => new DotNetSuite(tests.In(copy.Folder)))
                    .ToList(),
                copies,
                true
            )
        );
    }

    private async Task<(IReadOnlyDictionary<string, byte[]>? Files, MemorySide? Failed)> FilesAsync(
        MemoryProject project,
        SideRequest request,
        IReadOnlyDictionary<string, string> replaced,
        IReadOnlyList<string> added,
        CancellationToken cancellationToken
    ) =>
        project switch
        {
            MemoryProject.Unused => (new Dictionary<string, byte[]>(), null),
            MemoryProject.Equal(var compiler) => await EmitAsync(
                compiler,
                // Of a candidate as it is, not of what is planted or instrumented.
                request.Kind == SideKind.Plain,
                replaced,
                added,
                cancellationToken
            ),
            _ => (null, new MemorySide.NotEnough()),
        };

    // A few lines can keep a compiler busy for ever: that alone is a fault here.
    private async Task<(IReadOnlyDictionary<string, byte[]>? Files, MemorySide? Failed)> EmitAsync(
        IProjectCompiler compiler,
        bool strict,
        IReadOnlyDictionary<string, string> replaced,
        IReadOnlyList<string> added,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(timeout);
        try
        {
            var output = await compiler.EmitAsync(replaced, added, strict, stop.Token);
            return output switch
            {
                // What is added are internal types, which friends of an assembly see: its surface differs, and it does not matter.
                CompilerOutput.Emitted emitted when emitted.SameSurface || !strict => (
                    emitted.Files,
                    null
                ),
                CompilerOutput.Refused(var errors) => (null, new MemorySide.Refused(errors)),
                _ => (null, new MemorySide.NotEnough()),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (
                null,
                new MemorySide.Failed(BuildLog.Unended("the compiler", timeout, isBuild: true))
            );
        }
    }

    private async Task<MemoryProject> OfAsync(
        string owner,
        TestProject tests,
        CancellationToken cancellationToken
    )
    {
        if (_projects.TryGetValue((owner, tests.Assembly), out var known))
        {
            return known;
        }

        MemoryProject? project = null;
        foreach (var (reading, kind) in Ways)
        {
            var found = await OfAsync(reading, kind, owner, tests, cancellationToken);
            // What is said is what the first one differs in.
            project = project is null || found is not MemoryProject.Differs ? found : project;
            if (project is not MemoryProject.Differs)
            {
                break;
            }
        }

        _projects.Add((owner, tests.Assembly), project!);
        return project!;
    }

    // Asked as a build would ask, what runs behind the compiler runs too: that may take long, and is tried last.
    private IEnumerable<(ProjectReading Reading, CompilerKind Kind)> Ways =>
        ((ProjectReading[])[ProjectReading.Design, ProjectReading.Build]).SelectMany(reading =>
            Compilers.Select(kind => (reading, kind))
        );

    private async Task<MemoryProject> OfAsync(
        ProjectReading reading,
        CompilerKind kind,
        string owner,
        TestProject tests,
        CancellationToken cancellationToken
    )
    {
        var (compiler, reason) = await _compilers.OfAsync(
            kind,
            reading,
            owner,
            MemoryProject.BuiltFor(owner, tests) ?? tests.Framework,
            cancellationToken
        );
        return compiler is null
            ? new MemoryProject.Differs($"cannot be compiled in memory ({reason})")
            : await MemoryProject.OfAsync(compiler, owner, tests, tested.Graph, cancellationToken);
    }

    /// <summary>The projects that compile a file and that tests reach.</summary>
    /// <param name="path">Relative to the root.</param>
    public IReadOnlyList<string> OwnersOf(string path) => tested.OwnersOf(Full(path));

    private string Full(string path) => Path.GetFullPath(Path.Combine(root, path));
}
