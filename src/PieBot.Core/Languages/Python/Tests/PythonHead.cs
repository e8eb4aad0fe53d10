using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>A head of Python projects: a side is a copy of the checkout, and a build is that its files compile.</summary>
internal sealed partial class PythonHead : IPreparedHead
{
    private static readonly TimeSpan Compiling = TimeSpan.FromMinutes(1);

    private readonly Head _head;
    private readonly PythonInterpreter _interpreter;
    private readonly IReadOnlyList<PythonProject> _projects;
    private readonly Confinement _confinement;
    private TreeCopy? _rebuilt;

    public PythonHead(
        Head head,
        PythonInterpreter interpreter,
        IReadOnlyList<PythonProject> projects,
        Confinement confinement
    )
    {
        _head = head;
        _interpreter = interpreter;
        _projects = projects;
        _confinement = confinement;
        Suites = In(head.Root);
    }

    public IReadOnlyList<ITestSuite> Suites { get; }

    public IReadOnlyList<string> Notices => [];

    public IEnumerable<string> Trees => [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        PythonEdits.Of(_head.Root, files, whole);

    public IReadOnlyDictionary<string, string> Number(IReadOnlyList<ChangedMember> members) =>
        PythonEdits.Numbered(_head.Root, members);

    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        var files = request.Texts.ToDictionary(
            text => text.Key,
            text => Encoding.UTF8.GetBytes(text.Value),
            StringComparer.Ordinal
        );

        var (copy, fault) = await CopyAsync(request.Name, files, cancellationToken);
        return copy is null ? (null, fault) : (new(In(copy.Root), [copy], true), null);
    }

    public async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        _rebuilt?.Dispose();
        (_rebuilt, var fault) = await CopyAsync("rebuilt", files, cancellationToken);
        // With other hashes than those with which its calls were compared.
        return _rebuilt is null
            ? (null, fault)
            : (In(_rebuilt.Root).Select(suite => suite with { FirstSeed = 1 }).ToList(), null);
    }

    public async Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    )
    {
        var request = Path.Combine(_confinement.Results, $"mutants-{Guid.NewGuid():n}.json");
        await File.WriteAllTextAsync(
            request,
            JsonSerializer.Serialize(
                new MutantRequest(
                    text,
                    lines.Select(one => (IReadOnlyList<int>)[one.Start, one.End]).ToList(),
                    most
                ),
                MutantsJson.Default.MutantRequest
            ),
            cancellationToken
        );
        var run = await RunAsync(
            ["-I", "-S", "-B", PythonSuite.Script("mutants.py"), request],
            _confinement.Results,
            cancellationToken
        );
        return run.Succeeded
            ? JsonSerializer.Deserialize(run.Output, MutantsJson.Default.IReadOnlyListMutant)!
            : [];
    }

    public ValueTask DisposeAsync()
    {
        _rebuilt?.Dispose();
        return ValueTask.CompletedTask;
    }

    private List<PythonSuite> In(string root) =>
        _projects.Select(project => new PythonSuite(project, root, _interpreter)).ToList();

    private async Task<(TreeCopy? Copy, string? Fault)> CopyAsync(
        string name,
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        var copy = TreeCopy.Create(
            _head.Root,
            Path.Combine(Path.GetDirectoryName(_head.Spare)!, "sides", name),
            files
        );
        var sources = files
            .Keys.Where(path => path.EndsWith(".py", StringComparison.Ordinal))
            .ToList();
        var run = await RunAsync(
            ["-I", "-m", "py_compile", .. sources],
            copy.Root,
            cancellationToken
        );
        if (run.Succeeded)
        {
            return (copy, null);
        }

        copy.Dispose();
        return (null, $"it does not compile: {LastWords(run)}");
    }

    private Task<ProcessResult> RunAsync(
        IReadOnlyList<string> arguments,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var confinement = _confinement.Showing([.. _interpreter.Folders, PythonSuite.Scripts]);
        var command = confinement.Wrap([_interpreter.Program, .. arguments], folder);
        return ProcessRunner.RunAsync(
            new(command[0], command[1..], folder)
            {
                Environment = confinement.Environment(),
                Timeout = Compiling,
                Limits = confinement.Limits,
                // Mutants come as whole files.
                OutputLimit = 256 << 20,
            },
            cancellationToken
        );
    }

    // Python shows the line and points at it; the last line says what is wrong.
    private static string LastWords(ProcessResult run)
    {
        if (run.TimedOut)
        {
            return $"it did not end within {Compiling.TotalSeconds:0} s";
        }

        var words =
            run.Error.Split(
                    '\n',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
                .LastOrDefault()
            ?? $"python ended with exit code {run.ExitCode}";
        return Place.Matches(run.Error).LastOrDefault() is { } place
            ? $"{Path.GetFileName(place.Groups["file"].Value)}, line {place.Groups["line"].Value}: {words}"
            : words;
    }

    [GeneratedRegex("""^\s*File "(?<file>[^"]+)", line (?<line>\d+)""", RegexOptions.Multiline)]
    private static partial Regex Place { get; }
}

internal sealed record MutantRequest(
    string Text,
    IReadOnlyList<IReadOnlyList<int>> Lines,
    int Most
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MutantRequest))]
[JsonSerializable(typeof(IReadOnlyList<Mutant>))]
internal sealed partial class MutantsJson : JsonSerializerContext;
