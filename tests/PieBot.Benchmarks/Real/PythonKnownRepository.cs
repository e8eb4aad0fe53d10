using System.Globalization;
using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Python.Tests;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;

namespace PieBot.Benchmarks.Real;

/// <summary>A Python repository of 58 tests for pytest with three functions of known cost.</summary>
internal sealed class PythonKnownRepository : IKnownRepository
{
    private const string File = "lib/work.py";
    private const int OtherTests = 52;

    // A step of the loop takes about 60 ns.
    private static readonly IReadOnlyList<KnownMember> Known =
    [
        new("small", 130),
        new("middle", 8_000),
        new("large", 500_000),
    ];

    private readonly TinyGit _repository;
    private readonly string _text;
    private readonly PythonInterpreter _interpreter;

    private PythonKnownRepository(
        TinyGit repository,
        string head,
        string text,
        PythonInterpreter interpreter
    )
    {
        _repository = repository;
        _text = text;
        _interpreter = interpreter;
        Head = head;
    }

    public string Root => _repository.Root;

    public string Head { get; }

    public string Source => File;

    public IEcosystem Ecosystem { get; } = new PythonEcosystem();

    public IReadOnlyList<KnownMember> Members => Known;

    public static async Task<PythonKnownRepository> CreateAsync()
    {
        var repository = await TinyGit.CreateAsync().ConfigureAwait(false);
        var interpreter = await PythonInterpreter
            .FindAsync(repository.Root, CancellationToken.None)
            .ConfigureAwait(false);
        var source = new StringBuilder();
        var tests = new StringBuilder("from lib import work\n");
        foreach (var member in Known)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"def {member.Name}(n):\n    x = n | 1\n{Loop(member.Iterations)}\n        x = (x * 1664525 + 1013904223) & 4294967295\n    return n + 1\n\n\n"
            );
            for (var test = 0; test < 2; test++)
            {
                tests.Append(
                    CultureInfo.InvariantCulture,
                    $"\n\ndef test_{member.Name}{test}():\n    assert work.{member.Name}({test}) == {test + 1}\n"
                );
            }
        }

        source.Append("def other(n):\n    return n * 2\n");
        for (var test = 0; test < OtherTests; test++)
        {
            tests.Append(
                CultureInfo.InvariantCulture,
                $"\n\ndef test_other{test}():\n    assert work.other({test}) == {2 * test}\n"
            );
        }

        repository.Write("lib/__init__.py", "");
        repository.Write(File, source.ToString());
        repository.Write("tests/test_work.py", tests.ToString());
        return new(
            repository,
            await repository.CommitAsync().ConfigureAwait(false),
            source.ToString(),
            interpreter ?? throw new InvalidOperationException("there is no Python")
        );
    }

    public Candidate Candidate(KnownMember member, double speedup, string id)
    {
        var line = 1 + _text.Split('\n').ToList().IndexOf(Loop(member.Iterations));
        var edit = new Edit(
            File,
            new(line, line),
            Loop(member.Iterations),
            // The name tells identical candidates apart.
            $"{Loop((int)(member.Iterations / speedup))}  # {id}"
        );
        return new(id, $"{File}::{member.Name}(n)", [edit], "patch", id, "");
    }

    public async Task<double> PlainAsync(KnownMember member)
    {
        var run = await ProcessRunner
            .RunAsync(
                new(
                    _interpreter.Program,
                    ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", member.Name],
                    Root
                ),
                CancellationToken.None
            )
            .ConfigureAwait(false);
        return run.Succeeded
            ? run.Duration.TotalSeconds
            : throw new InvalidOperationException(run.Output);
    }

    public void Dispose() => _repository.Dispose();

    private static string Loop(int iterations) =>
        string.Create(CultureInfo.InvariantCulture, $"    for _ in range({iterations}):");
}
