using System.Text;
using PieBot.Proposals.Projects;
using PieBot.Verification.DotNet.Probe;

namespace PieBot.Verification.DotNet;

/// <summary>One side of a comparison, built: the test projects with their output in folders of this side's own.</summary>
/// <param name="InMemory">Whether a build in memory was enough; a probed build of the same edit is then made the same way.</param>
internal sealed record BuiltSide(
    IReadOnlyList<TestProject> Projects,
    IReadOnlyList<OutputCopy> Copies,
    bool InMemory
) : IDisposable
{
    public void Dispose()
    {
        foreach (var copy in Copies)
        {
            copy.Dispose();
        }
    }
}

/// <summary>Builds sides: in memory where one project is edited and what others see of it stays, else as the repository builds itself.</summary>
internal sealed class SideBuilder(Baseline baseline, CandidateTree tree, TimeSpan timeout)
{
    private readonly Dictionary<(string Project, string Framework), InMemoryBuild?> _builds = [];

    /// <param name="name">Tells this side's folders apart.</param>
    /// <param name="texts">New text by path relative to the repository.</param>
    /// <param name="probes">Whether the texts call the probe.</param>
    /// <param name="inMemory">False goes straight to a real build.</param>
    /// <returns>The side, or the compiler's first errors.</returns>
    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        string name,
        IReadOnlyDictionary<string, string> texts,
        bool probes,
        bool inMemory,
        CancellationToken cancellationToken
    )
    {
        if (
            inMemory
            && await TryInMemoryAsync(
                    name,
                    texts,
                    probes ? [ProbeSource.Text] : [],
                    strict: !probes,
                    cancellationToken
                )
                .ConfigureAwait(false)
                is { } side
        )
        {
            return (side, null);
        }

        var files = texts.ToDictionary(text => text.Key, text => Encode(text.Value));
        if (probes)
        {
            var folder = Path.GetDirectoryName(texts.Keys.First())!;
            files[Path.Combine(folder, "PieBotProbe.cs")] = Encode(ProbeSource.Text);
        }

        var (built, fault) = await tree.BuildAsync(files, cancellationToken).ConfigureAwait(false);
        if (built is null)
        {
            return (null, fault);
        }

        // The tree's output is overwritten by its next build, so this side takes a copy.
        var copies = built.Select(project => OutputCopy.Unchanged(project, name)).ToList();
        return (
            new(
                built.Zip(copies, (project, copy) => project.In(copy.Folder)).ToList(),
                copies,
                false
            ),
            null
        );
    }

    /// <summary>Builds in memory; null when it does not compile, or when only a real build can judge it.</summary>
    /// <param name="added">Further source files.</param>
    /// <param name="strict">Of a candidate as it is; false of what is planted or instrumented.</param>
    public async Task<BuiltSide?> TryInMemoryAsync(
        string name,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<string> added,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        var replaced = texts.ToDictionary(
            text => Path.GetFullPath(Path.Combine(baseline.Root, text.Key)),
            text => text.Value
        );
        if (
            replaced.Keys.Select(baseline.Graph.OwnerOf).Distinct().ToList() is not [{ } owner]
            || !replaced.Keys.All(File.Exists)
        )
        {
            return null;
        }

        var copies = new List<OutputCopy>();
        foreach (var project in baseline.Projects)
        {
            var build = await BuildOfAsync(owner, project, cancellationToken).ConfigureAwait(false);
            var output = build is null
                ? null
                : await EmitAsync(build, replaced, added, strict, cancellationToken)
                    .ConfigureAwait(false);
            // What is added are internal types, which friends of an assembly see: its surface differs, and it does not matter.
            if (output?.Files is not { } files || !(output.SameSurface || !strict))
            {
                copies.ForEach(copy => copy.Dispose());
                return null;
            }

            copies.Add(OutputCopy.Create(project.OutputFolder, name, files));
        }

        return new(
            baseline.Projects.Zip(copies, (project, copy) => project.In(copy.Folder)).ToList(),
            copies,
            true
        );
    }

    // A few lines can keep a compiler busy for ever: null when they do.
    private async Task<InMemoryOutput?> EmitAsync(
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
            return await Task.Run(
                    () => build.Emit(replaced, added, strict, stop.Token),
                    CancellationToken.None
                )
                .WaitAsync(stop.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
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
