namespace PieBot.Core.Proposals.Models.Rounds;

/// <summary>Why a candidate goes back to the model.</summary>
internal enum FeedbackKind
{
    /// <summary>It did not compile, or failed tests.</summary>
    Failed,

    /// <summary>It proved faster, and more may be gained.</summary>
    Won,

    /// <summary>It is right, and gains too little.</summary>
    Lost,
}

/// <summary>What became of a candidate, as a model is told.</summary>
/// <param name="Facts">The diagnostics, or the measurements.</param>
internal sealed record Feedback(Candidate Candidate, FeedbackKind Kind, string Facts);
