using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Probe;

/// <summary>A file's text with probes in it.</summary>
/// <param name="Probed">Ids of the members that carry one.</param>
/// <param name="Timed">Whether the probes' times are the members' times: not where work is left for later (async, iterators, returned delegates).</param>
internal sealed record ProbedText(string Text, IReadOnlyList<string> Probed, bool Timed);

/// <summary>Puts a probe around the bodies of members, on the lines they stand on.</summary>
internal static class MemberProbe
{
    private const string Enter = "global::PieBot.Generated.Probe.Enter();";
    private const string Leave = "global::PieBot.Generated.Probe.Leave();";

    /// <param name="path">Relative to the repository, as in the ids.</param>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    /// <param name="ids">Of members of this text; others are passed over.</param>
    public static ProbedText Instrument(
        string path,
        string text,
        IReadOnlyCollection<string> ids,
        string? symbols = null
    )
    {
        var root = CSharpSyntaxTree.ParseText(text, Preprocessor.Options(symbols)).GetRoot();
        var changes = new List<(int Start, int Length, string Text)>();
        var probed = new List<string>();
        var timed = true;
        foreach (var id in ids)
        {
            if (CSharpMembers.Find(root, path, id) is { } node && Wrap(node) is { } wrapped)
            {
                changes.AddRange(wrapped);
                probed.Add(id);
                timed &= !MemberShape.WorksLater(node);
            }
        }

        foreach (var (start, length, inserted) in changes.OrderByDescending(change => change.Start))
        {
            text = text.Remove(start, length).Insert(start, inserted);
        }

        return new(text, probed, timed);
    }

    private static List<(int, int, string)>? Wrap(SyntaxNode node)
    {
        var (block, arrow) = MemberShape.Body(node);
        if (block is not null)
        {
            return
            [
                (block.OpenBraceToken.Span.End, 0, $" {Enter} try {{ "),
                (block.CloseBraceToken.SpanStart, 0, $" }} finally {{ {Leave} }} "),
            ];
        }

        if (arrow is null)
        {
            return null;
        }

        // "=> expression;" becomes "{ Enter(); try { return expression; } finally { Leave(); } }", in an accessor of its own for a property.
        var isThrow = arrow.Expression is ThrowExpressionSyntax;
        var keyword = MemberShape.ReturnsNothing(node) || isThrow ? "" : "return ";
        return MemberShape.ToBlock(
            node,
            arrow,
            $"{Enter} try {{ {keyword}",
            $"; }} finally {{ {Leave} }}"
        );
    }
}
