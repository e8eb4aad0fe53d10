using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Guard;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Context;

/// <summary>What a member's code leans on: its own type and the types of the repository that it names, as signatures, and the methods it calls.</summary>
internal sealed partial class CSharpContext(
    string checkout,
    DeclarationIndex index,
    CallLines calls
) : IContextReader
{
    private const int MostTypes = 12;

    private static readonly string[] ProjectFiles = [".csproj", "Directory.Build.props"];

    private static readonly (string, Regex)[] Settings =
    [
        ("target framework", Framework()),
        ("C# version", Version()),
        ("nullable", Nullable()),
        ("implicit usings", Usings()),
        ("unsafe code", Unsafe()),
    ];

    public MemberContext Of(string text, ChangedMember target)
    {
        var root = Parsed.Of(text, target.Symbols);
        var usings = root.DescendantNodes()
            .OfType<UsingDirectiveSyntax>()
            .Select(one => one.ToString())
            .Distinct()
            .ToList();
        if (CSharpMembers.Find(root, target.Path, target.Id) is not { } member)
        {
            return new(usings, null, []);
        }

        var own = member.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault();
        var types = new List<string>();
        foreach (var name in Names(member, own).Distinct(StringComparer.Ordinal))
        {
            if (types.Count == MostTypes - 1)
            {
                break;
            }

            if (name != own?.Identifier.ValueText && index.Find(name, target.Path) is { } found)
            {
                types.Add($"// {found.Path}\n{Outline.Of(found.Type, inside: false)}");
            }
        }

        return new(usings, own is null ? null : Outline.Of(own, inside: true), types)
        {
            OwnIs = "its own type",
            Callers = calls.Of(target),
            BuiltFor = SettingsAbove.Of(checkout, target.Path, ProjectFiles, Settings),
            Callees = CalledMethods.Of(member, target.Path, own as TypeDeclarationSyntax, index),
        };
    }

    // What the member names itself, then what the fields and parameters it uses are made of.
    private static IEnumerable<string> Names(SyntaxNode member, BaseTypeDeclarationSyntax? own)
    {
        var used = Identifiers(member).ToHashSet(StringComparer.Ordinal);
        IEnumerable<SyntaxNode> declared = own is TypeDeclarationSyntax type
            ? type
                .Members.Where(one => Declares(one, used))
                .Concat<SyntaxNode>(
                    type.ParameterList?.Parameters.Where(one =>
                        used.Contains(one.Identifier.ValueText)
                    )
                        ?? []
                )
            : [];
        return used.Concat(
            declared.SelectMany(one =>
                one switch
                {
                    FieldDeclarationSyntax field => Identifiers(field.Declaration.Type),
                    BasePropertyDeclarationSyntax property => Identifiers(property.Type),
                    MethodDeclarationSyntax method => Identifiers(method.ReturnType)
                        .Concat(Identifiers(method.ParameterList)),
                    ParameterSyntax { Type: { } parameter } => Identifiers(parameter),
                    _ => [],
                }
            )
        );
    }

    private static bool Declares(MemberDeclarationSyntax member, HashSet<string> used) =>
        member switch
        {
            FieldDeclarationSyntax one => one.Declaration.Variables.Any(variable =>
                used.Contains(variable.Identifier.ValueText)
            ),
            PropertyDeclarationSyntax one => used.Contains(one.Identifier.ValueText),
            MethodDeclarationSyntax one => used.Contains(one.Identifier.ValueText),
            _ => false,
        };

    private static IEnumerable<string> Identifiers(SyntaxNode node) =>
        node.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);

    [GeneratedRegex("<TargetFrameworks?(?: [^>]*)?>([^<$]*)<", RegexOptions.CultureInvariant)]
    private static partial Regex Framework();

    [GeneratedRegex("<LangVersion(?: [^>]*)?>([^<$]*)<", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("<Nullable(?: [^>]*)?>([^<$]*)<", RegexOptions.CultureInvariant)]
    private static partial Regex Nullable();

    [GeneratedRegex("<ImplicitUsings(?: [^>]*)?>([^<$]*)<", RegexOptions.CultureInvariant)]
    private static partial Regex Usings();

    [GeneratedRegex("<AllowUnsafeBlocks(?: [^>]*)?>([^<$]*)<", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();
}
