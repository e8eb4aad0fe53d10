using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Python.Members;
using PieBot.Core.Languages.Python.Rules;
using PieBot.Core.Proposals;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Python.Rules;

/// <summary>Folders <c>Pairs/RULE</c>: <c>before.py</c>, what the rule makes of it (<c>after.py</c>), and what it leaves alone (<c>leave.py</c>).</summary>
internal static class RulePairs
{
    public static string Folder { get; } =
        Path.Combine(
            BuiltTool.Root(),
            "tests",
            "PieBot.Core.Tests",
            "Languages",
            "Python",
            "Rules",
            "Pairs"
        );

    public static IReadOnlyList<string> Rules { get; } =
        Directory
            .EnumerateDirectories(Folder)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .ToList();

    public static string File(string rule, string name) => Path.Combine(Folder, rule, name);

    public static IReadOnlyList<ChangedMember> Members(string code) =>
        LanguagePacks.Named("python").Members("lib.py", code);

    /// <summary>What one rule would change in a file.</summary>
    public static async Task<IReadOnlyList<Candidate>> FoundAsync(
        string code,
        string rule,
        bool trusted = false
    )
    {
        using var folder = new TemporaryFolder();
        return (await ProposedAsync(folder, code, trusted))
            .Candidates.Where(one => one.Origin == $"rules:{rule}")
            .ToList();
    }

    /// <summary>What all rules propose for a file, written to a folder.</summary>
    public static async Task<Proposed> ProposedAsync(
        TemporaryFolder folder,
        string code,
        bool trusted = false
    )
    {
        Assert.SkipWhen(
            PythonParser.Shared.Ask("").Answer is null,
            "there is no Python on this machine"
        );
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder.Path, "lib.py"), code);
        return await new RuleProposer(trusted).ProposeAsync(
            folder.Path,
            Members(code),
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>The code with all edits in it. Candidates of one file may add the same import.</summary>
    public static string? Edited(string code, IEnumerable<Candidate> candidates) =>
        SourceFile.OfText(code).Edited(candidates.SelectMany(one => one.Edits).Distinct());

    public static PythonRules WithoutPython { get; } =
        new(new PythonParser(null, PythonScript.Members));
}
