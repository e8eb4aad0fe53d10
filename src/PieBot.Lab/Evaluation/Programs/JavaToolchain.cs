using System.Text.RegularExpressions;
using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Programs;

/// <summary>Java programs: the file is named after its public class, which is the one that is started.</summary>
internal sealed partial class JavaToolchain(Confinement confinement) : IToolchain
{
    public IReadOnlyList<string> Folders => [];

    public async Task<BuiltProgram> BuildAsync(
        string source,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var name = MainClass(source);
        var file = Path.Combine(folder, name + ".java");
        await File.WriteAllTextAsync(file, source, cancellationToken);
        var fault = await Compilation.RunAsync(
            ["javac", "-nowarn", "-encoding", "UTF-8", "-d", folder, file],
            folder,
            confinement,
            cancellationToken
        );
        return fault is null
            // One collector thread and no compiler threads more than needed: the programs share one core.
            ? new(["java", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", folder, name])
            : new(null, fault);
    }

    internal static string MainClass(string source)
    {
        var match = PublicClass().Match(source);
        match = match.Success ? match : AnyClass().Match(source);
        return match.Success ? match.Groups["name"].Value : "Main";
    }

    [GeneratedRegex(@"public\s+(?:final\s+)?class\s+(?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex PublicClass();

    [GeneratedRegex(
        @"class\s+(?<name>\w+)[^{]*\{(?:(?!class\s).)*static\s+void\s+main",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline
    )]
    private static partial Regex AnyClass();
}
