using Microsoft.CodeAnalysis;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>What running a piece of code may do besides giving a value.</summary>
internal abstract record Effect
{
    private Effect(SyntaxNode at) => At = at;

    /// <summary>Where, in the piece itself; for what is deeper, the call that leads there.</summary>
    public SyntaxNode At { get; init; }

    /// <summary>It writes to something that outlives the piece.</summary>
    /// <param name="Target">The variable or member; null for the world outside, such as a console.</param>
    /// <param name="Type">Of what is written to; null when the target is.</param>
    public sealed record Writes(SyntaxNode Site, ISymbol? Target, ITypeSymbol? Type) : Effect(Site);

    /// <summary>It runs code that cannot be seen: a delegate, an override, a package's.</summary>
    public sealed record Unseen(SyntaxNode Site) : Effect(Site);

    /// <summary>It names something that cannot be bound here.</summary>
    public sealed record Unbound(SyntaxNode Site) : Effect(Site);
}
