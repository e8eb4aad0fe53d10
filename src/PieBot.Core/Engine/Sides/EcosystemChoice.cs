using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Text.Commands;
using PieBot.Core.Proposals;
using PieBot.Core.Targets;

namespace PieBot.Core.Engine.Sides;

/// <summary>What a verification can build and test with.</summary>
/// <param name="known">Of all repositories, asked in this order.</param>
internal sealed class EcosystemChoice(IReadOnlyList<IEcosystem> known)
{
    /// <summary>All that PieBot knows.</summary>
    public static EcosystemChoice BuiltIn { get; } =
        new(LanguagePacks.All.Select(pack => pack.Ecosystem).ToList());

    /// <summary>Candidates by what verifies them; null for those of files that nothing is known to test.</summary>
    /// <param name="projects">That name their commands.</param>
    /// <returns>In the order of their first candidates.</returns>
    public IReadOnlyList<(IEcosystem? Ecosystem, IReadOnlyList<Candidate> Candidates)> Of(
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<CommandProject> projects
    ) => Of(candidates, candidate => candidate.Edits[0].Path, projects);

    /// <summary>Whatever has a path, by what builds and tests it; null for files that nothing is known to test.</summary>
    /// <param name="projects">That name their commands.</param>
    /// <returns>In the order of their first ones.</returns>
    public IReadOnlyList<(IEcosystem? Ecosystem, IReadOnlyList<T> Items)> Of<T>(
        IReadOnlyList<T> items,
        Func<T, string> path,
        IReadOnlyList<CommandProject> projects
    )
    {
        // What a repository says of itself goes before what is known of its languages.
        IReadOnlyList<IEcosystem> all =
        [
            .. projects
                .Where(project => project.Test is not null)
                .Select(project => new CommandEcosystem(project, LanguagePacks.For)),
            .. projects
                .Where(project => project.Test is null)
                .SelectMany(project =>
                    known.Select(one => new TimedEcosystem(one, project, LanguagePacks.For))
                ),
            .. known,
        ];
        return items
            .GroupBy(one => all.FirstOrDefault(ecosystem => ecosystem.Reads(path(one))))
            .Select(group => (group.Key, (IReadOnlyList<T>)group.ToList()))
            .ToList();
    }
}
