namespace PieBot.Core.Engine.Checks;

/// <summary>What came of comparing the calls of the edited members between baseline and candidate.</summary>
internal abstract record Observed
{
    /// <summary>No call came to something else.</summary>
    /// <param name="Calls">Those with something to compare; 0 when all that is known is that they returned.</param>
    /// <param name="Exercised">Those with arguments that no test passes, beside them.</param>
    /// <param name="Lazy">Whether some handed out what is worked out later: then the members' own time is not that of their work.</param>
    public sealed record Same(int Calls, bool Lazy = false, int Exercised = 0) : Observed
    {
        /// <summary>Whether there are calls that the baseline itself does not answer twice alike.</summary>
        public bool Varies { get; init; }
    }

    /// <summary>Calls came to something else, in two runs of the candidate.</summary>
    /// <param name="What">The first, in words.</param>
    public sealed record Different(string What) : Observed;

    /// <summary>The baseline repeats itself and the candidate does not.</summary>
    /// <param name="What">The first call that shows it, in words.</param>
    public sealed record Varying(string What) : Observed;

    /// <summary>The baseline makes calls that the candidate does not come back from, though its tests pass.</summary>
    /// <param name="What">In words.</param>
    public sealed record Lost(string What) : Observed;

    /// <summary>Calls could not be compared.</summary>
    /// <param name="Why">In words; what the worker itself said where it was asked.</param>
    public sealed record Unseen(string Why) : Observed;
}
