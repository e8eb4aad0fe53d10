using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Testing.Rules;

/// <summary>
/// The files of each C# rule: what it changes, what becomes of that, and what it must leave alone. The first two hold a
/// <c>Driver</c> whose <c>Run</c> gives something that can be compared.
/// </summary>
internal static class CSharpPairs
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static string Folder { get; } =
        Path.Combine(
            BuiltTool.Root(),
            "tests",
            "PieBot.Core.Tests",
            "Languages",
            "CSharp",
            "Rules",
            "Pairs"
        );

    /// <summary>The ids of the rules that have files, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Directory
            .EnumerateDirectories(Folder)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <param name="part">before, after or leave.</param>
    public static string Text(string id, string part) =>
        File.ReadAllText(Path.Combine(Folder, id, $"{part}.cs"));

    /// <summary>Compiles one part of all rules as for a release, loads it, and gives the drivers by the rules' ids.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message carries the compiler's.</exception>
    public static IReadOnlyDictionary<string, Func<object>> Drivers(string part)
    {
        var trees = Ids.Select(id =>
                CSharpSyntaxTree.ParseText(Text(id, part), path: $"{id}/{part}.cs")
            )
            .ToList();
        using var image = new MemoryStream();
        Emit(trees, part, image);
        image.Position = 0;
        var assembly = new AssemblyLoadContext(part).LoadFromStream(image);
        return Ids.Zip(trees)
            .ToDictionary(
                pair => pair.First,
                pair =>
                    assembly
                        .GetType($"{Namespace(pair.Second)}.Driver", throwOnError: true)!
                        .GetMethod("Run")!
                        .CreateDelegate<Func<object>>(),
                StringComparer.Ordinal
            );
    }

    /// <summary>Compiles one part of all rules.</summary>
    /// <exception cref="InvalidOperationException">As in <see cref="Drivers"/>.</exception>
    public static void Compile(string part) =>
        Emit(
            Ids.Select(id => CSharpSyntaxTree.ParseText(Text(id, part), path: $"{id}/{part}.cs")),
            part,
            Stream.Null
        );

    private static void Emit(IEnumerable<SyntaxTree> trees, string part, Stream image)
    {
        var result = CSharpCompilation
            .Create(
                part,
                trees.Append(CSharpSyntaxTree.ParseText(GlobalUsings)),
                ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                    .Split(Path.PathSeparator)
                    .Where(path =>
                        Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                    )
                    .Select(path => MetadataReference.CreateFromFile(path)),
                new(
                    OutputKind.DynamicallyLinkedLibrary,
                    optimizationLevel: OptimizationLevel.Release,
                    nullableContextOptions: NullableContextOptions.Enable
                )
            )
            .Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(
                string.Join(
                    '\n',
                    result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)
                )
            );
        }
    }

    private static string Namespace(SyntaxTree tree) =>
        tree.GetRoot()
            .DescendantNodes()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .First()
            .Name.ToString();
}
