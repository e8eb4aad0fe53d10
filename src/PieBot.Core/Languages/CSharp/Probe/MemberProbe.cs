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
    private const string Reach = "global::PieBot.Generated.Probe.Reach";

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
            if (
                CSharpMembers.Find(root, path, id) is { } node
                && Wrap(node, $" {Enter} try {{ ", $" }} finally {{ {Leave} }} ") is { } wrapped
            )
            {
                changes.AddRange(wrapped);
                probed.Add(id);
                timed &= !MemberShape.WorksLater(node);
            }
        }

        return new(Changed(text, changes), probed, timed);
    }

    /// <summary>Makes members note their numbers when they are entered.</summary>
    /// <param name="members">Ids of members of this text, each with its number; others are passed over.</param>
    public static string Number(
        string path,
        string text,
        IEnumerable<(string Id, int Number)> members,
        string? symbols
    )
    {
        var root = CSharpSyntaxTree.ParseText(text, Preprocessor.Options(symbols)).GetRoot();
        return Changed(
            text,
            members.SelectMany(member =>
                CSharpMembers.Find(root, path, member.Id) is { } node
                && Wrap(node, $" {Reach}({member.Number}); ", "") is { } wrapped
                    ? wrapped
                    : []
            )
        );
    }

    private static string Changed(
        string text,
        IEnumerable<(int Start, int Length, string Text)> changes
    )
    {
        foreach (var (start, length, inserted) in changes.OrderByDescending(change => change.Start))
        {
            text = text.Remove(start, length).Insert(start, inserted);
        }

        return text;
    }

    // "=> expression;" becomes "{ opening return expression; closing }", in an accessor of its own for a property.
    private static List<(int Start, int Length, string Text)>? Wrap(
        SyntaxNode node,
        string opening,
        string closing
    )
    {
        var (block, arrow) = MemberShape.Body(node);
        if (block is not null)
        {
            return
            [
                (block.OpenBraceToken.Span.End, 0, opening),
                (block.CloseBraceToken.SpanStart, 0, closing),
            ];
        }

        if (arrow is null)
        {
            return null;
        }

        var isThrow = arrow.Expression is ThrowExpressionSyntax;
        var keyword = MemberShape.ReturnsNothing(node) || isThrow ? "" : "return ";
        return MemberShape.ToBlock(node, arrow, opening + keyword, ";" + closing);
    }
}
