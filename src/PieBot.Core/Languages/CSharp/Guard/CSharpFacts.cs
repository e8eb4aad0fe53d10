using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>A C# file as its syntax tells it.</summary>
/// <param name="path">With <paramref name="id"/>, the member in view.</param>
internal sealed class CSharpFacts(SyntaxNode root, string path, string id) : EditFacts
{
    private readonly Lazy<SyntaxNode?> _member = new(() => CSharpMembers.Find(root, path, id));

    public override bool HasMember => _member.Value is not null;

    public override IReadOnlyList<BesideFact> Beside =>
        field ??= _member.Value is { } member ? Guard.Beside.Of(root, member) : [];

    public override IReadOnlyList<string> Imports =>
        field ??= root.DescendantNodes(node =>
                node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax
            )
            .OfType<UsingDirectiveSyntax>()
            .Select(one => one.ToString())
            .ToList();

    public override IReadOnlyList<string> Style => field ??= StyleTokens.Of(root).ToList();

    public override IReadOnlyList<string> Visible => field ??= Surface.Declarations(root);

    public override IReadOnlyList<LineRange> Statements => field ??= StatementLines.Of(root);

    public override IReadOnlyList<NumberFact> Numbers => field ??= NumberFacts.Of(root);

    public override IReadOnlyList<(string Text, TimeSpan Time)> Times =>
        field ??= NumberFacts.Times(root);

    public override IReadOnlyList<BoundFact> Bounds => field ??= BoundFacts.Of(root);

    public override IReadOnlyList<(string Text, double Number)> Limits =>
        field ??= NumberFacts.Limits(root);

    // Names and the keywords of unsafe code, counted in one walk: a guard looks at a thousand replies.
    public override IReadOnlyDictionary<string, int> Words =>
        field ??= root.DescendantTokens()
            .Where(token =>
                token.Kind()
                    is SyntaxKind.IdentifierToken
                        or SyntaxKind.UnsafeKeyword
                        or SyntaxKind.FixedKeyword
                        or SyntaxKind.ExternKeyword
            )
            .CountBy(token => token.ValueText, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    public override int Directives => root.DescendantTrivia().Count(trivia => trivia.IsDirective);
}
