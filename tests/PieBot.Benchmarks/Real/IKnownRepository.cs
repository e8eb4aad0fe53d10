using PieBot.Core.Languages.Testing;
using PieBot.Core.Proposals;

namespace PieBot.Benchmarks.Real;

/// <summary>A repository whose members' true costs are known, and candidates of known speedup for them.</summary>
internal interface IKnownRepository : IDisposable
{
    string Root { get; }

    string Head { get; }

    /// <summary>The file that candidates edit.</summary>
    string Source { get; }

    IEcosystem Ecosystem { get; }

    /// <summary>About 8 µs, 0.5 ms and 30 ms a call.</summary>
    IReadOnlyList<KnownMember> Members { get; }

    /// <summary>A candidate that does 1 / speedup of the work; 1 changes nothing in effect.</summary>
    Candidate Candidate(KnownMember member, double speedup, string id);

    /// <summary>Seconds of one plain run of the tests that cover a member, as a user would start it.</summary>
    Task<double> PlainAsync(KnownMember member);
}
