using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Context;

/// <summary>The types that a checkout's C# files declare, by name. Read as text: nothing of the repository is executed or resolved.</summary>
internal sealed class DeclarationIndex
{
    private const int MostFiles = 2_000;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private readonly ILookup<string, (string Path, BaseTypeDeclarationSyntax Type)> _types;

    private readonly Lazy<ILookup<string, (string Path, MethodDeclarationSyntax Method)>> _methods;

    private DeclarationIndex(ILookup<string, (string Path, BaseTypeDeclarationSyntax Type)> types)
    {
        _types = types;
        _methods = new(() =>
            types
                .SelectMany(group => group)
                .SelectMany(one =>
                    (one.Type as TypeDeclarationSyntax)
                        ?.Members.OfType<MethodDeclarationSyntax>()
                        .Select(method => (one.Path, method))
                    ?? []
                )
                .ToLookup(one => one.method.Identifier.ValueText, StringComparer.Ordinal)
        );
    }

    /// <param name="isTest">Tells files that are not read.</param>
    public static DeclarationIndex Read(ContextSource source, Func<string, bool> isTest)
    {
        var files = source
            .Files([".cs"])
            .Where(path => !isTest(path))
            .OrderByDescending(path => source.Near.Max(one => Shared(one, path)))
            .ThenBy(path => path, StringComparer.Ordinal)
            .ToList();
        return new(
            files
                .Take(MostFiles)
                .AsParallel()
                .AsOrdered()
                .SelectMany(path => Types(source, path))
                .ToLookup(one => one.Type.Identifier.ValueText, StringComparer.Ordinal)
        );
    }

    /// <summary>The type of that name, where there is one; of several, the one whose file is closest.</summary>
    public (string Path, BaseTypeDeclarationSyntax Type)? Find(string name, string from) =>
        _types[name].ToList() switch
        {
            [] => null,
            var found => found
                .OrderByDescending(one => Shared(from, one.Path))
                .ThenBy(one => one.Path, StringComparer.Ordinal)
                .First(),
        };

    /// <summary>The methods of that name, of whatever type; those whose file is closest first.</summary>
    public IReadOnlyList<(string Path, MethodDeclarationSyntax Method)> Methods(
        string name,
        string from
    ) =>
        _methods
            .Value[name]
            .OrderByDescending(one => Shared(from, one.Path))
            .ThenBy(one => one.Path, StringComparer.Ordinal)
            .ToList();

    private static List<(string Path, BaseTypeDeclarationSyntax Type)> Types(
        ContextSource source,
        string path
    )
    {
        if (source.Text(path) is not { } text)
        {
            return [];
        }

        return CSharpSyntaxTree
            .ParseText(text, Options)
            .GetRoot()
            .DescendantNodes(node =>
                node is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax)
            )
            .OfType<BaseTypeDeclarationSyntax>()
            .Select(type => (path, type))
            .ToList();
    }

    // Length of the common beginning, by folders.
    private static int Shared(string one, string other)
    {
        var (first, second) = (one.Split('/'), other.Split('/'));
        var shared = 0;
        while (shared < first.Length && shared < second.Length && first[shared] == second[shared])
        {
            shared++;
        }

        return shared;
    }
}
