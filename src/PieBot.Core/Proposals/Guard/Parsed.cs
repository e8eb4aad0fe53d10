using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PieBot.Proposals.Guard;

/// <summary>Parses texts, and those of a head, which many candidates are held against, once.</summary>
internal static class Parsed
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    // By the very string: it goes when the text goes.
    private static readonly ConditionalWeakTable<string, SyntaxNode> Heads = [];

    private static readonly ConditionalWeakTable<SyntaxNode, IReadOnlyList<string>> Plain = [];

    public static SyntaxNode Root(string text) =>
        CSharpSyntaxTree.ParseText(text, Options).GetRoot();

    /// <summary>The root of a text that is asked for again and again.</summary>
    public static SyntaxNode Head(string text) => Heads.GetValue(text, Root);

    /// <summary>A head's tokens as <see cref="Cosmetic"/> compares them.</summary>
    public static IReadOnlyList<string> Normalised(SyntaxNode head) =>
        Plain.GetValue(head, root => Cosmetic.Normalised(root).ToList());
}
