using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Where the statements of a file stand: those with others in them without these.</summary>
internal static class StatementLines
{
    public static IReadOnlyList<LineRange> Of(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<StatementSyntax>()
            .Where(statement => statement is not BlockSyntax)
            .Select(Lines)
            .ToList();

    private static LineRange Lines(StatementSyntax statement)
    {
        var within = statement
            .DescendantNodes()
            .FirstOrDefault(node => node is StatementSyntax or SwitchSectionSyntax);
        var last = within?.GetFirstToken().GetPreviousToken() ?? statement.GetLastToken();
        return new(
            statement.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
            last.GetLocation().GetLineSpan().EndLinePosition.Line + 1
        );
    }
}
