namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Finds in a function what is known to be slow, and how it is written otherwise.</summary>
internal abstract class CppRule
{
    /// <summary>Such as <c>reserve-before-push</c>.</summary>
    public abstract string Id { get; }

    /// <summary>What it does, as a command.</summary>
    public abstract string Title { get; }

    /// <summary>Why it is faster, in one sentence.</summary>
    public abstract string Reason { get; }

    /// <summary>In the order of the function; those that overlap an earlier one are left out by the caller.</summary>
    public abstract IEnumerable<Fix> Find(FunctionCode code);
}
