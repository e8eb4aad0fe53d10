using Microsoft.CodeAnalysis;
using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>
/// The command line by which the SDK's own compiler compiles a project into a folder apart, with some of its files standing
/// there too: that of the repository's own build, with more options at its end. Of an option that is given twice the last one
/// counts, and path maps add up, so that no path of the folder gets into the code.
/// https://learn.microsoft.com/dotnet/csharp/language-reference/compiler-options/
/// </summary>
/// <param name="folder">Full path.</param>
internal sealed class SdkCommandLine(CompilerCommand command, string folder)
{
    private readonly List<string> _sources = command
        .Parsed.SourceFiles.Select(file => Path.GetDirectoryName(file.Path)!)
        .Distinct()
        .ToList();

    private readonly SourceFileResolver _resolver = new([], command.Folder, command.Parsed.PathMap);

    /// <summary>Where the assembly will stand.</summary>
    public string Assembly => In("out", command.Parsed.OutputFileName!);

    /// <summary>Where its symbols will stand.</summary>
    public string Symbols => Path.ChangeExtension(Assembly, ".pdb");

    /// <summary>Where what other projects compile against will stand.</summary>
    public string Surface => In("surface", command.Parsed.OutputFileName!);

    /// <summary>Whether the compiler reads no options of its own; it takes this word only outside a response file.</summary>
    public bool IsWithoutDefaults => command.Arguments.Any(IsNoConfig);

    /// <summary>Where the text that takes the place of a file stands.</summary>
    /// <param name="path">Full path of a file that the project compiles.</param>
    public string PlaceOf(string path) =>
        In("sources", $"{_sources.IndexOf(Path.GetDirectoryName(path)!)}", Path.GetFileName(path));

    /// <summary>Where a further file stands.</summary>
    public string PlaceOf(int added) => In("added", $"{added}.cs");

    /// <summary>The lines of a response file.</summary>
    /// <param name="replaced">Full paths of files that stand in the folder.</param>
    /// <param name="added">How many further files there are.</param>
    /// <param name="strict">Whether warnings are looked at, which an analyzer configuration may make errors.</param>
    public IEnumerable<string> Lines(
        IReadOnlyCollection<string> replaced,
        int added,
        bool strict
    ) =>
        command
            .Arguments.Where(argument => !IsNoConfig(argument) && !IsDocumentation(argument))
            .Select(argument =>
                Path.GetFullPath(argument, command.Folder) is var path && replaced.Contains(path)
                    ? PlaceOf(path)
                    : argument
            )
            .Concat(Enumerable.Range(0, added).Select(PlaceOf))
            .Concat(Written())
            .Concat(replaced.Select(path => Path.GetDirectoryName(path)!).Distinct().Select(Moved))
            .Concat(strict ? [] : ["/warn:0"])
            .Select(Quoted);

    // All that the compiler writes, and nothing that only reports.
    private IEnumerable<string> Written()
    {
        var parsed = command.Parsed;
        IEnumerable<string> options =
        [
            "/nologo",
            "/preferreduilang:en",
            "/utf8output",
            "/deterministic+",
            "/debug:portable",
            // Source generators run all the same.
            "/skipanalyzers+",
            // A candidate is judged by its errors; what a project makes of warnings is judged by the real build at the end.
            "/warnaserror-",
            $"/out:{Assembly}",
            $"/pdb:{Symbols}",
            $"/refout:{Surface}",
            PathMap(Path.GetDirectoryName(Assembly)!, parsed.OutputDirectory),
        ];
        return options
            .Concat(parsed.ErrorLogOptions is null ? [] : [$"/errorlog:{In("errors.json")}"])
            .Concat(parsed.TouchedFilesPath is null ? [] : [$"/touchedfiles:{In("touched")}"])
            .Concat(
                // Types of a `file` bear a hash of its path, and a generated file's path begins with this folder.
                parsed.GeneratedFilesOutputDirectory
                    is { Length: > 0 } generated
                    ? [$"/generatedfilesout:{In("generated")}", PathMap(In("generated"), generated)]
                    : []
            );
    }

    private string Moved(string source) =>
        PathMap(In("sources", $"{_sources.IndexOf(source)}"), source);

    // The first map that fits is the only one: what the project makes of the path itself goes into it.
    private string PathMap(string place, string original)
    {
        var separated = original + Path.DirectorySeparatorChar;
        return $"/pathmap:{Doubled(place)}={Doubled(_resolver.NormalizePath(separated, null) ?? separated)}";
    }

    // The compiler parts maps by commas, and the two paths of a map by an equals sign.
    private static string Doubled(string path) =>
        path.Replace(",", ",,", StringComparison.Ordinal)
            .Replace("=", "==", StringComparison.Ordinal);

    private static bool IsNoConfig(string argument) => IsOption(argument, "noconfig");

    // A quarter of the compiler's time, and nothing of it gets into the code.
    private static bool IsDocumentation(string argument) => IsOption(argument, "doc");

    private static bool IsOption(string argument, string name) =>
        argument.Length > 0
        && argument[0] is '/' or '-'
        && argument[1..].Split(':')[0].Equals(name, StringComparison.OrdinalIgnoreCase);

    // A line is parted at its blanks.
    private static string Quoted(string argument) =>
        CommandLineParser.SplitCommandLineIntoArguments(argument, removeHashComments: true).ToList()
            is [var whole]
        && whole == argument
            ? argument
            : $"\"{argument}\"";

    private string In(params IEnumerable<string> names) => Path.Combine([folder, .. names]);
}
