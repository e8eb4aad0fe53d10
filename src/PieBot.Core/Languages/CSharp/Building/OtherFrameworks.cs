using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>
/// Builds edited projects for the target frameworks that no test runs on: what compiles for one may not for another.
/// A framework for which the head itself does not build here is left out and named, never charged to an edit.
/// </summary>
/// <param name="root">The baseline's worktree, to whose projects those of other checkouts of the head are equal.</param>
internal sealed class OtherFrameworks(
    string root,
    BuiltProjects tested,
    CompilerServers servers,
    TimeSpan timeout
)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _frameworks = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<(string Owner, string Framework), bool> _builds = [];
    private readonly List<string> _leftOut = [];

    /// <summary>The frameworks for which the head itself does not build, with the compiler's words.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <param name="tree">A checkout of the head in which the edit stands, and is built for the tests' frameworks; it is put back where a build fails.</param>
    /// <param name="files">The edited files, relative to the root.</param>
    /// <returns>The framework and the first errors; null when all build that build at the head.</returns>
    public async Task<string?> FaultAsync(
        string tree,
        IEnumerable<string> files,
        CancellationToken cancellationToken
    )
    {
        var owners = files
            .SelectMany(file => tested.OwnersOf(Path.GetFullPath(Path.Combine(root, file))))
            .Distinct();
        var failed = new List<(string Owner, string Framework, string Errors)>();
        foreach (var owner in owners)
        {
            foreach (var framework in await OfAsync(owner, cancellationToken))
            {
                if (
                    _builds.GetValueOrDefault((owner, framework), true)
                    && await BuildAsync(tree, owner, framework, cancellationToken) is { } errors
                )
                {
                    failed.Add((owner, framework, errors));
                }
            }
        }

        foreach (var (owner, framework, errors) in failed)
        {
            if (await BuildsAtHeadAsync(tree, owner, framework, cancellationToken))
            {
                return $"{Name(owner)} does not build for {framework}: {errors}";
            }
        }

        return null;
    }

    // Asked only of what failed with an edit: where all goes well, the head is not built once more.
    private async Task<bool> BuildsAtHeadAsync(
        string tree,
        string owner,
        string framework,
        CancellationToken cancellationToken
    )
    {
        if (_builds.TryGetValue((owner, framework), out var known))
        {
            return known;
        }

        await Worktree.RestoreAsync(tree, cancellationToken);
        var errors = await BuildAsync(tree, owner, framework, cancellationToken);
        _builds.Add((owner, framework), errors is null);
        if (errors is not null)
        {
            _leftOut.Add(
                $"{Name(owner)} does not build for {framework} at the head commit, so edits are not built for it: {errors}"
            );
        }

        return errors is null;
    }

    // Those of a project that targets several and that the tests' own builds leave out.
    private async Task<IReadOnlyList<string>> OfAsync(
        string owner,
        CancellationToken cancellationToken
    )
    {
        if (!_frameworks.TryGetValue(owner, out var known))
        {
            var built = tested
                .Projects.Select(tests => MemoryProject.BuiltFor(owner, tests))
                .OfType<string>();
            known = (await ProjectFrameworks.SeveralAsync(owner, cancellationToken))
                .Except(built)
                .ToList();
            _frameworks.Add(owner, known);
        }

        return known;
    }

    private Task<string?> BuildAsync(
        string tree,
        string owner,
        string framework,
        CancellationToken cancellationToken
    ) =>
        servers.BuildAsync(
            Path.Combine(tree, Path.GetRelativePath(root, owner)),
            framework,
            tested.Projects[0].Compiler,
            new(timeout),
            cancellationToken
        );

    private string Name(string owner) => Path.GetRelativePath(root, owner).Replace('\\', '/');
}
