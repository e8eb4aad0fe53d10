using Microsoft.CodeAnalysis.Text;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>What a rule would change in one place.</summary>
/// <param name="Changes">Of the document, in any order, not overlapping; line ends are <c>\n</c>.</param>
internal sealed record OwnFix(IReadOnlyList<TextChange> Changes)
{
    /// <summary>Types that the new text names, each with the namespace it needs.</summary>
    public IReadOnlyList<(string Namespace, string Type)> Types { get; init; } = [];

    /// <summary>What only tests and a reviewer can judge.</summary>
    public IReadOnlyList<Risk> Risks { get; init; } = [];
}
