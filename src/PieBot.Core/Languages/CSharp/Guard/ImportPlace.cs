using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Where a file takes another <c>using</c>.</summary>
internal static class ImportPlace
{
    /// <summary>The line before which it stands, from 1.</summary>
    public static int Of(SyntaxNode root)
    {
        var first =
            root.DescendantNodes()
                .OfType<UsingDirectiveSyntax>()
                .FirstOrDefault(one => one.Alias is null && one.StaticKeyword == default)
            ?? root.ChildNodes().FirstOrDefault();
        return first is null ? 1 : first.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
    }
}
