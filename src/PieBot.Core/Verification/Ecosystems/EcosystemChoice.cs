using PieBot.Proposals;
using PieBot.Verification.Cpp;
using PieBot.Verification.DotNet;
using PieBot.Verification.Python;

namespace PieBot.Verification.Ecosystems;

/// <summary>All that PieBot can verify with.</summary>
internal static class EcosystemChoice
{
    /// <summary>Candidates by what verifies them; null for those of files that nothing is known to test.</summary>
    /// <returns>In the order of their first candidates.</returns>
    public static IReadOnlyList<(IEcosystem? Ecosystem, IReadOnlyList<Candidate> Candidates)> Of(
        IReadOnlyList<Candidate> candidates
    )
    {
        IReadOnlyList<IEcosystem> known =
        [
            new DotNetEcosystem(),
            new PythonEcosystem(),
            new CppEcosystem(),
        ];
        return candidates
            .GroupBy(one => known.FirstOrDefault(ecosystem => ecosystem.Reads(one.Edits[0].Path)))
            .Select(group => (group.Key, (IReadOnlyList<Candidate>)group.ToList()))
            .ToList();
    }
}
