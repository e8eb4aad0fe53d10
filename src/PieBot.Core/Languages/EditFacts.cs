using PieBot.Core.Changes;

namespace PieBot.Core.Languages;

/// <summary>
/// What a language says of a file with one member in view. The guard's rules and the reader of replies hold the facts of an
/// edited file against those of the head; what a language does not know, it leaves empty.
/// </summary>
internal abstract class EditFacts
{
    /// <summary>Why the member cannot be looked at, such as a file that cannot be read; null when it can.</summary>
    public virtual string? Fault => null;

    /// <summary>What stands outside of the member and no edit may change, in order.</summary>
    public virtual IReadOnlyList<string> Around => [];

    /// <summary>Whether the member is there; false when it is gone, or has another signature.</summary>
    public virtual bool HasMember => true;

    /// <summary>Declarations beside the member, which a reply may not change.</summary>
    public virtual IReadOnlyList<BesideFact> Beside => [];

    /// <summary>What brings names into the file.</summary>
    public virtual IReadOnlyList<string> Imports => [];

    /// <summary>Whether imports may only be added to: others may see those that are there.</summary>
    public virtual bool KeepsImports => false;

    /// <summary>Equal for code that differs in layout, comments, style and the names of locals alone.</summary>
    public abstract IReadOnlyList<string> Style { get; }

    /// <summary>What code elsewhere compiles against or calls by name: each declaration without its body.</summary>
    public virtual IReadOnlyList<string> Visible => [];

    /// <summary>The lines of each statement of the file, those of a block without what is in it; braces are none.</summary>
    public virtual IReadOnlyList<LineRange> Statements => [];

    /// <summary>All numbers in the order they stand in, each once for each place that it is a part of.</summary>
    public virtual IReadOnlyList<NumberFact> Numbers => [];

    /// <summary>Times that are waited for or given, as written and as they are.</summary>
    public virtual IReadOnlyList<(string Text, TimeSpan Time)> Times => [];

    /// <summary>What says how often loops run and how large buffers are.</summary>
    public virtual IReadOnlyList<BoundFact> Bounds => [];

    /// <summary>Calls that take only so many of a sequence, as written, with the number.</summary>
    public virtual IReadOnlyList<(string Text, double Number)> Limits => [];

    /// <summary>Names used, and how often.</summary>
    public virtual IReadOnlyDictionary<string, int> Words => new Dictionary<string, int>();

    /// <summary>How many directives to the compiler there are.</summary>
    public virtual int Directives => 0;
}

/// <summary>A declaration beside the member.</summary>
/// <param name="Text">Equal for declarations that are equal after layout.</param>
/// <param name="MayBeAdded">Whether an edit may bring it in: a private field to keep things in.</param>
internal sealed record BesideFact(string Text, bool MayBeAdded);

/// <summary>What a number does where it stands, as far as 0 and 1 are no amounts there.</summary>
internal enum NumberRole
{
    None,

    /// <summary>A loop counts up from it.</summary>
    Start,

    /// <summary>A whole value: an arm of a condition or switch, what is returned, what a variable begins with.</summary>
    Arm,
}

/// <summary>A number.</summary>
/// <param name="Place">The statement, call or comparison that it is a part of with all numbers folded, and which of them it is.</param>
internal sealed record NumberFact(string Place, double Value)
{
    public NumberRole Role { get; init; }
}

/// <summary>What bounds a loop or a buffer.</summary>
/// <param name="Tokens">Of the condition, the sequence or the size.</param>
/// <param name="Shrinks">Whether it is divided, shifted or capped.</param>
internal sealed record BoundFact(IReadOnlyList<string> Tokens, bool Shrinks)
{
    public bool IsLoop { get; init; } = true;

    /// <summary>What a loop does after each round; empty where that is not written apart.</summary>
    public IReadOnlyList<string> Step { get; init; } = [];

    /// <summary>What the loop repeats, after layout; null where it is not a loop.</summary>
    public string? Body { get; init; }

    /// <summary>What the loop counts from; null when that is no number, or it does not count.</summary>
    public double? Start { get; init; }

    /// <summary>Until when it goes on: the bound without its start.</summary>
    public string Until
    {
        get => field ?? Words;
        init;
    }

    /// <summary>For people.</summary>
    public string Words => string.Join(' ', Tokens);
}
