namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>A change that is known to be faster, and the cases in which it means the same.</summary>
internal abstract class OwnRule
{
    /// <summary>Short words joined by dashes: <c>split-first</c>.</summary>
    public abstract string Id { get; }

    /// <summary>What is done, as a command.</summary>
    public abstract string Title { get; }

    /// <summary>Why it is faster, in one sentence.</summary>
    public abstract string Reason { get; }

    /// <summary>What it would change in a member; each fix stands alone.</summary>
    public abstract IEnumerable<OwnFix> Find(MemberCode code);
}
