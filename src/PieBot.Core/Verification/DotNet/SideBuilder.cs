using System.Text;
using PieBot.Processes;
using PieBot.Proposals.Projects;
using PieBot.Verification.Ecosystems;

namespace PieBot.Verification.DotNet;

/// <summary>Builds sides: in memory where one project is edited and what others see of it stays, else as the repository builds itself.</summary>
internal sealed class SideBuilder(
    string root,
    BuiltProjects tested,
    CandidateTree tree,
    TimeSpan timeout
)
{
    private readonly Dictionary<(string Project, string Framework), InMemoryBuild?> _builds = [];

    /// <param name="probe">Source text of what instrumented texts call; null when they are not.</param>
    /// <returns>The side, or the compiler's first errors.</returns>
    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        string? probe,
        CancellationToken cancellationToken
    )
    {
        if (request.Quick)
        {
            var quick = await TryInMemoryAsync(
                    request,
                    probe is null ? [] : [probe],
                    cancellationToken
                )
                .ConfigureAwait(false);
            // A compiler that does not end would not end in a full build either.
            if (quick is not (null, null))
            {
                return quick;
            }
        }

        var files = request.Texts.ToDictionary(text => text.Key, text => Encode(text.Value));
        if (probe is not null)
        {
            var folder = Path.GetDirectoryName(request.Texts.Keys.First())!;
            files[Path.Combine(folder, "PieBotProbe.cs")] = Encode(probe);
        }

        var (built, fault) = await tree.BuildAsync(files, cancellationToken).ConfigureAwait(false);
        if (built is null)
        {
            return (null, fault);
        }

        // The tree's output is overwritten by its next build, so this side takes a copy.
        var copies = built.Select(project => OutputCopy.Unchanged(project, request.Name)).ToList();
        return (new(built.Zip(copies, In).ToList(), copies, false), null);
    }

    /// <summary>Builds in memory.</summary>
    /// <param name="added">Further source files.</param>
    /// <returns>The side; a fault when the compiler does not end; neither when it does not compile, or when only a real build can judge it.</returns>
    public async Task<(BuiltSide? Side, string? Fault)> TryInMemoryAsync(
        SideRequest request,
        IReadOnlyList<string> added,
        CancellationToken cancellationToken
    )
    {
        // Of a candidate as it is, not of what is planted or instrumented.
        var strict = request.Kind == SideKind.Plain;
        var replaced = request.Texts.ToDictionary(
            text => Path.GetFullPath(Path.Combine(root, text.Key)),
            text => text.Value
        );
        if (
            replaced.Keys.Select(tested.Graph.OwnerOf).Distinct().ToList() is not [{ } owner]
            || !replaced.Keys.All(File.Exists)
        )
        {
            return (null, null);
        }

        var copies = new List<OutputCopy>();
        foreach (var project in tested.Projects)
        {
            var build = await BuildOfAsync(owner, project, cancellationToken).ConfigureAwait(false);
            var (files, fault) = build is null
                ? (null, null)
                : await EmitAsync(build, replaced, added, strict, cancellationToken)
                    .ConfigureAwait(false);
            if (files is null)
            {
                copies.ForEach(copy => copy.Dispose());
                return (null, fault);
            }

            copies.Add(OutputCopy.Create(project.OutputFolder, request.Name, files));
        }

        return (new(tested.Projects.Zip(copies, In).ToList(), copies, true), null);
    }

    private static DotNetSuite In(TestProject project, OutputCopy copy) =>
        new(project.In(copy.Folder));

    // A few lines can keep a compiler busy for ever: that alone is a fault here.
    private async Task<(IReadOnlyDictionary<string, byte[]>? Files, string? Fault)> EmitAsync(
        InMemoryBuild build,
        IReadOnlyDictionary<string, string> replaced,
        IReadOnlyList<string> added,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(timeout);
        try
        {
            var output = await Task.Run(
                    () => build.Emit(replaced, added, strict, stop.Token),
                    CancellationToken.None
                )
                .WaitAsync(stop.Token)
                .ConfigureAwait(false);
            // What is added are internal types, which friends of an assembly see: its surface differs, and it does not matter.
            return (output.SameSurface || !strict ? output.Files : null, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, BuildLog.Unended("the compiler", timeout, isBuild: true));
        }
    }

    private async Task<InMemoryBuild?> BuildOfAsync(
        string owner,
        TestProject project,
        CancellationToken cancellationToken
    )
    {
        var used =
            BuiltFramework.Of(
                Path.Combine(project.OutputFolder, Path.GetFileNameWithoutExtension(owner) + ".dll")
            ) ?? project.Framework;
        if (_builds.TryGetValue((owner, used), out var known))
        {
            return known;
        }

        var framework = await ProjectFrameworks
            .ChooseAsync(owner, used, cancellationToken)
            .ConfigureAwait(false);
        var loaded = await CSharpProject
            .LoadAsync(owner, framework, generators: true, cancellationToken)
            .ConfigureAwait(false);
        var build = await InMemoryBuild
            .CreateAsync(loaded, cancellationToken)
            .ConfigureAwait(false);
        // An assembly that the tests load from elsewhere cannot be replaced beside them.
        build =
            build is not null && File.Exists(Path.Combine(project.OutputFolder, build.FileName))
                ? build
                : null;
        _builds.Add((owner, used), build);
        return build;
    }

    private static byte[] Encode(string text) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
}
