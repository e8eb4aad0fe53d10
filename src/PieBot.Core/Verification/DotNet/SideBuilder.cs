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
        try
        {
            if (
                request.Quick
                && await InMemoryAsync(request, probe is null ? [] : [probe], cancellationToken)
                    .ConfigureAwait(false)
                    is { } side
            )
            {
                return (side, null);
            }
        }
        catch (TimeoutException exception)
        {
            // The same compiler in a full build would take that long again.
            return (null, exception.Message);
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

    /// <summary>Builds in memory; null when it does not compile, does not end, or when only a real build can judge it.</summary>
    /// <param name="added">Further source files.</param>
    public async Task<BuiltSide?> TryInMemoryAsync(
        SideRequest request,
        IReadOnlyList<string> added,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await InMemoryAsync(request, added, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static DotNetSuite In(TestProject project, OutputCopy copy) =>
        new(project.In(copy.Folder));

    private async Task<BuiltSide?> InMemoryAsync(
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
            return null;
        }

        var copies = new List<OutputCopy>();
        var complete = false;
        try
        {
            foreach (var project in tested.Projects)
            {
                var build = await BuildOfAsync(owner, project, cancellationToken)
                    .ConfigureAwait(false);
                var output = build is null
                    ? null
                    : await EmitAsync(build, replaced, added, strict, cancellationToken)
                        .ConfigureAwait(false);
                // What is added are internal types, which friends of an assembly see: its surface differs, and it does not matter.
                if (output?.Files is not { } files || !(output.SameSurface || !strict))
                {
                    return null;
                }

                copies.Add(OutputCopy.Create(project.OutputFolder, request.Name, files));
            }

            complete = true;
            return new(tested.Projects.Zip(copies, In).ToList(), copies, true);
        }
        finally
        {
            if (!complete)
            {
                copies.ForEach(copy => copy.Dispose());
            }
        }
    }

    // A few lines can keep a compiler busy for ever: a TimeoutException when they do.
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
            throw new TimeoutException(BuildLog.Unended("the compiler", timeout, isBuild: true));
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
