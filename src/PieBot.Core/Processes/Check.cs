namespace PieBot.Core.Processes;

internal enum CheckState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It can be done without; something is worse for it.</summary>
    Poor,

    /// <summary>Without it nothing can be proved.</summary>
    Bad,
}

/// <summary>One thing that verification needs of a machine.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Advice">What to do; null when there is nothing to be done.</param>
internal sealed record Check(string Name, CheckState State, string Finding, string? Advice = null);
