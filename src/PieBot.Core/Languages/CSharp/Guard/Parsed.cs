using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Parses texts, and those of a head, which many candidates are held against, once.</summary>
internal static class Parsed
{
    // By the very string: it goes when the text goes.
    private static readonly ConditionalWeakTable<string, SyntaxNode> Heads = [];

    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    public static SyntaxNode Root(string text, string? symbols) =>
        CSharpSyntaxTree.ParseText(text, Preprocessor.Options(symbols)).GetRoot();

    /// <summary>The root of a text that is asked for again and again.</summary>
    /// <param name="symbols">The same whenever it is asked for.</param>
    public static SyntaxNode Head(string text, string? symbols) =>
        Heads.GetValue(text, one => Root(one, symbols));
}
