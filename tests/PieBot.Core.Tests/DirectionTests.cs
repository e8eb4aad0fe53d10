using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Tests;

/// <summary>Which room may use which: one direction, no way back. Held over what the code is bound to, not over using lines.</summary>
public sealed class DirectionTests
{
    private static readonly string Root = Path.Combine(BuiltTool.Root(), "src", "PieBot.Core");

    private static readonly Lazy<IReadOnlyList<Use>> Uses = new(Read);

    /// <summary>A type of one folder that is used in another; folders relative to the project, empty for its top.</summary>
    private sealed record Use(string From, string To, string What);

    // What a room may use beside the project's own top, and what lies deeper in itself.
    [Theory]
    [InlineData("Timing", "")]
    [InlineData("Processes", "")]
    [InlineData("Files", "")]
    [InlineData("Changes", "Files Processes")]
    [InlineData("Configuration", "Changes Files Processes Timing")]
    [InlineData("Languages", "Changes Configuration Files Processes")]
    [InlineData("Targets", "Changes Languages Processes")]
    [InlineData("Proposals", "Changes Configuration Files Languages Processes Targets")]
    [InlineData("Runs", "Changes Configuration Files Languages Processes Proposals Targets Timing")]
    [InlineData(
        "Engine",
        "Changes Configuration Files Languages Processes Proposals Runs Targets Timing"
    )]
    [InlineData(
        "Profiling",
        "Changes Configuration Engine Files Languages Processes Runs Targets Timing"
    )]
    [InlineData(
        "Examining",
        "Changes Configuration Engine Files Languages Processes Runs Targets Timing"
    )]
    [InlineData(
        "Verification",
        "Changes Configuration Engine Files Languages Processes Proposals Runs Targets Timing"
    )]
    [InlineData(
        "Comparing",
        "Changes Configuration Engine Files Languages Processes Runs Targets Timing Verification"
    )]
    public void A_room_uses_only_what_lies_below_it(string room, string allowed)
    {
        var may = allowed.Split(' ').Append(room).Append("").ToHashSet();

        Assert.NotEmpty(Uses.Value);
        Assert.DoesNotContain(
            Uses.Value,
            use => Room(use.From) == room && !may.Contains(Room(use.To))
        );
    }

    [Fact]
    public void Every_room_is_in_the_table()
    {
        var known = typeof(DirectionTests)
            .GetMethod(nameof(A_room_uses_only_what_lies_below_it))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>()
            .Select(row => (string)row.Data[0]!)
            .Append("");

        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            Directory
                .EnumerateDirectories(Root)
                .Select(path => Path.GetFileName(path))
                .Except(["bin", "obj"])
                .Append("")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void No_two_folders_use_each_other_not_even_by_way_of_others()
    {
        var below = Uses.Value.ToLookup(use => use.From, use => use.To);

        Assert.All(
            Uses.Value.Select(use => use.From).Distinct(),
            folder => Assert.DoesNotContain(folder, Reached(folder, below))
        );
    }

    // Packs do not know of each other, and only the list of packs knows all of them.
    [Theory]
    [InlineData("CSharp")]
    [InlineData("Python")]
    [InlineData("Cpp")]
    public void A_pack_is_used_by_itself_and_by_the_list_of_packs(string pack)
    {
        var users = Uses
            .Value.Where(use =>
                IsOf(use.To, $"Languages/{pack}") && !IsOf(use.From, $"Languages/{pack}")
            )
            .Select(use => use.What)
            .Except(ByItsNature, StringComparer.Ordinal);

        Assert.All(users, use => Assert.StartsWith("LanguagePacks uses ", use));
    }

    // What is of C# alone and no pack: the profiler of .NET, the projects of BenchmarkDotNet, and the comparison that doctor
    // makes of a project it writes.
    private static IEnumerable<string> ByItsNature =>
        Uses
            .Value.Where(use =>
                use.From == "Profiling"
                || use.What
                    is "BenchmarkProjects uses ProjectGraph"
                        or "SelfComparison uses DotNetEcosystem"
            )
            .Select(use => use.What);

    private static HashSet<string> Reached(string folder, ILookup<string, string> below)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(below[folder]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var one in below[next])
                {
                    open.Push(one);
                }
            }
        }

        return reached;
    }

    private static bool IsOf(string folder, string other) =>
        folder == other || folder.StartsWith(other + "/", StringComparison.Ordinal);

    private static string Room(string folder) => folder.Split('/')[0];

    private static List<Use> Read()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse);
        var trees = Directory
            .EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal))
            .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal))
            // Text for models, and text that is compiled into observed builds.
            .Where(path => !path.Contains("/Bank/") && !path.Contains("/Generated/"))
            .Select(path =>
                CSharpSyntaxTree.ParseText(
                    File.ReadAllText(Path.Combine(Root, path)),
                    options,
                    path
                )
            )
            .ToList();
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;",
            options
        );
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "PieBot.Core.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("PieBot.Core", trees.Append(usings), references);
        return trees.AsParallel().SelectMany(tree => Of(compilation, tree)).Distinct().ToList();
    }

    private static IEnumerable<Use> Of(CSharpCompilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        var from = Folder(tree.FilePath);
        return tree.GetRoot()
            .DescendantNodes(node => node is not (UsingDirectiveSyntax or AttributeListSyntax))
            .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
            .Select(node => Declared(model.GetSymbolInfo(node)))
            .OfType<INamedTypeSymbol>()
            .SelectMany(type =>
                type.DeclaringSyntaxReferences.Take(1)
                    .Select(declared => new Use(
                        from,
                        Folder(declared.SyntaxTree.FilePath),
                        $"{Path.GetFileNameWithoutExtension(tree.FilePath)} uses {type.Name}"
                    ))
            )
            .Where(use => use.To != from);
    }

    // The outermost type that a name is, makes, or finds a member of.
    private static INamedTypeSymbol? Declared(SymbolInfo info)
    {
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }

    private static string Folder(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');
}
