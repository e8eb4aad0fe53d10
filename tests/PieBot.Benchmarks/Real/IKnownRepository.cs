using PieBot.Proposals;
using PieBot.Verification.Ecosystems;

namespace PieBot.Benchmarks.Real;

/// <summary>A generated repository with members of known cost, and candidates of known speedup for them.</summary>
internal interface IKnownRepository : IDisposable
{
    string Root { get; }

    string Head { get; }

    /// <summary>The file that candidates edit.</summary>
    string Edited { get; }

    IEcosystem Ecosystem { get; }

    /// <summary>A candidate that does 1 / speedup of the work; 1 changes nothing in effect.</summary>
    /// <param name="id">Tells identical ones apart.</param>
    Candidate Candidate(KnownMember member, double speedup, string id);
}
