using PieBot.Configuration;
using PieBot.Proposals;
using PieBot.Verification.Command;
using PieBot.Verification.Cpp;
using PieBot.Verification.DotNet;
using PieBot.Verification.Python;

namespace PieBot.Verification.Ecosystems;

/// <summary>All that PieBot can verify with.</summary>
internal static class EcosystemChoice
{
    /// <summary>Candidates by what verifies them; null for those of files that nothing is known to test.</summary>
    /// <param name="projects">That name their commands.</param>
    /// <returns>In the order of their first candidates.</returns>
    public static IReadOnlyList<(IEcosystem? Ecosystem, IReadOnlyList<Candidate> Candidates)> Of(
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<CommandProject> projects
    )
    {
        IReadOnlyList<IEcosystem> builtIn =
        [
            new DotNetEcosystem(),
            new PythonEcosystem(),
            new CppEcosystem(),
        ];
        // What a repository says of itself goes before what is known of its languages.
        IReadOnlyList<IEcosystem> known =
        [
            .. projects
                .Where(project => project.Test is not null)
                .Select(project => new CommandEcosystem(project)),
            .. projects
                .Where(project => project.Test is null)
                .SelectMany(project => builtIn.Select(one => new TimedEcosystem(one, project))),
            .. builtIn,
        ];
        return candidates
            .GroupBy(one => known.FirstOrDefault(ecosystem => ecosystem.Reads(one.Edits[0].Path)))
            .Select(group => (group.Key, (IReadOnlyList<Candidate>)group.ToList()))
            .ToList();
    }
}
