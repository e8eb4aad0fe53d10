using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;

namespace PieBot.Testing.Scripted;

/// <summary>A checkout in the scripted language.</summary>
internal sealed class ScriptedLanguageHead(string root, Func<string, Task> step) : IPreparedHead
{
    private readonly Dictionary<string, string> _files = Directory
        .GetFiles(root, "*.script", SearchOption.AllDirectories)
        .ToDictionary(
            file => Path.GetRelativePath(root, file).Replace('\\', '/'),
            File.ReadAllText
        );

    private readonly string _tests = string.Join('\n', Lines(root).Where(line => !IsBroken(line)));

    // Suites beside the one with the tests, none of which can be run: "cannot run NAME".
    private readonly List<ITestSuite> _broken = Lines(root)
        .Where(IsBroken)
        .Select(line => new UnrunnableSuite(line[CannotRun.Length..]))
        .ToList<ITestSuite>();

    private const string CannotRun = "cannot run ";

    private int _runs;
    private bool _late;

    public string? Error => new ScriptProgram(_files, _tests).Error;

    public IReadOnlyList<ITestSuite> Suites => [Suite(_files), .. _broken];

    public IReadOnlyList<string> Notices => [];

    public IEnumerable<string> Trees => [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole)
    {
        var texts = files.ToDictionary(
            file => file.Key,
            file => Encoding.UTF8.GetString(file.Value)
        );
        var changed = texts
            .SelectMany(file =>
                ScriptFile
                    .Of(file.Value)
                    .Members.Where(member => !IsSame(file.Key, member))
                    .Select(member => (Path: file.Key, Member: member))
            )
            .ToList();
        var touched = changed
            .Select(one => new ChangedMember(
                one.Member.Name,
                one.Path,
                one.Member.Name,
                MemberKind.Method,
                one.Member.Lines
            ))
            .UnionBy(whole?.Touched ?? [], member => member.Id)
            .ToList();
        IReadOnlyDictionary<string, string> Watched(
            IReadOnlyDictionary<string, string> from,
            string how
        ) =>
            texts.Keys.ToDictionary(
                path => path,
                path =>
                    from[path]
                    + string.Concat(
                        touched
                            .Where(member => member.Path == path)
                            .Select(member => $"\n{how} {member.Name}")
                    )
            );

        return new(
            touched,
            texts,
            Watched(_files, "probe"),
            Watched(texts, "probe"),
            Watched(_files, "observe"),
            Watched(texts, "observe"),
            true
        )
        {
            Marked = texts.ToDictionary(
                file => file.Key,
                file =>
                    file.Value
                    + string.Concat(
                        changed
                            .Where(one => one.Path == file.Key)
                            .Select(one => $"\nmark {one.Member.Lines.Start}")
                    )
            ),
        };
    }

    public IReadOnlyDictionary<string, string> Number(IReadOnlyList<ChangedMember> members) =>
        members
            .Select((member, number) => (member, number))
            .GroupBy(one => one.member.Path)
            .ToDictionary(
                file => file.Key,
                file =>
                    _files[file.Key]
                    + string.Concat(file.Select(one => $"\nnumber {one.number} {one.member.Name}"))
            );

    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        await step($"build {request.Kind}");
        var files = With(request.Texts);
        return new ScriptProgram(files, _tests).Error is { } error
            ? (null, error)
            : (new([Suite(files, request.Quick), .. _broken], [], request.Quick), null);
    }

    public async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        await step("rebuild");
        var texts = With(
            files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value))
        );
        return new ScriptProgram(texts, _tests).Error is { } error ? (null, error)
            : Has(texts, member => member.Unbuilt) ? (null, "it does not build from nothing")
            : ([Suite(texts), .. _broken], null);
    }

    /// <summary>Another value in place of each that is returned in the lines.</summary>
    public async Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    )
    {
        await step("plant");
        _late = true;
        var all = text.Split('\n');
        return lines
            .SelectMany(range => Enumerable.Range(range.Start, range.End - range.Start + 1))
            .Where(line => all[line - 1].TrimStart().StartsWith("gives ", StringComparison.Ordinal))
            .Take(most)
            .Select(line => new Mutant(
                $"another value in line {line}",
                string.Join('\n', [.. all[..(line - 1)], all[line - 1] + "0", .. all[line..]])
            ))
            .ToList();
    }

    public async Task<string?> ExamineAsync(Winner winner, CancellationToken cancellationToken)
    {
        await step("examine");
        return Has(
            winner.Files.ToDictionary(
                file => file.Key,
                file => Encoding.UTF8.GetString(file.Value)
            ),
            member => member.Unsound
        )
            ? "it reads beyond its end"
            : null;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string[] Lines(string root) =>
        File.ReadAllLines(Path.Combine(root, ScriptedLanguage.TestsPath));

    private static bool IsBroken(string line) =>
        line.StartsWith(CannotRun, StringComparison.Ordinal);

    private bool IsSame(string path, ScriptMember member) =>
        ScriptFile
            .Of(_files[path])
            .Members.Any(one => one.Name == member.Name && one.Says.SequenceEqual(member.Says));

    private Dictionary<string, string> With(IReadOnlyDictionary<string, string> texts) =>
        _files.ToDictionary(
            file => file.Key,
            file => texts.GetValueOrDefault(file.Key, file.Value)
        );

    private static bool Has(
        IReadOnlyDictionary<string, string> texts,
        Func<ScriptMember, bool> what
    ) => texts.Values.SelectMany(text => ScriptFile.Of(text).Members).Any(what);

    private ScriptedSuite Suite(IReadOnlyDictionary<string, string> files, bool quick = false) =>
        new(
            () => new ScriptProgram(files, _tests, quick).Side(_runs++, _late),
            step,
            Has(files, member => member.Hashes) ? "ORDER" : null
        );
}
