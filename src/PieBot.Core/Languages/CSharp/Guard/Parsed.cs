using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Parses each text once: a head is held against many candidates.</summary>
internal static class Parsed
{
    // By the very string: it goes when the text goes.
    private static readonly ConditionalWeakTable<string, SyntaxNode> Known = [];

    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>; the same whenever this text is asked for.</param>
    public static SyntaxNode Of(string text, string? symbols) =>
        Known.GetValue(
            text,
            one => CSharpSyntaxTree.ParseText(one, Preprocessor.Options(symbols)).GetRoot()
        );
}
