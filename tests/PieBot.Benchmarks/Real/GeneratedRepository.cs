using System.Globalization;
using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;

namespace PieBot.Benchmarks.Real;

/// <summary>A member whose true cost is known: it repeats one multiplication as often as its edit says.</summary>
/// <param name="Name">Of the method.</param>
/// <param name="Iterations">At the baseline; about 1.3 ns each.</param>
internal sealed record KnownMember(string Name, int Iterations)
{
    public static readonly KnownMember Small = new("Small", 6_000);
    public static readonly KnownMember Middle = new("Middle", 380_000);
    public static readonly KnownMember Large = new("Large", 23_000_000);

    public static IReadOnlyList<KnownMember> All { get; } = [Small, Middle, Large];

    public static string Loop(int iterations) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"        for (var i = 0; i < {iterations}; i++) x = (x * 1664525) + 1013904223;"
        );
}

/// <summary>A repository of 58 tests with three members of known cost (8 µs, 0.5 ms, 30 ms), and candidates of known speedup for them.</summary>
internal sealed class GeneratedRepository : IKnownRepository
{
    private const string File = "src/Lib/Work.cs";
    private const int OtherTests = 52;

    private readonly TinyRepository _repository;
    private readonly string _text;

    private GeneratedRepository(TinyRepository repository, string text)
    {
        _repository = repository;
        _text = text;
    }

    public string Source => File;

    public IEcosystem Ecosystem { get; } = new DotNetEcosystem();

    public IReadOnlyList<KnownMember> Members => KnownMember.All;

    public string Root => _repository.Root;

    public string Head => _repository.Head;

    public string TestProject => Path.Combine(Root, TinyRepository.Tests);

    public static async Task<GeneratedRepository> CreateAsync()
    {
        var source = new StringBuilder("namespace Lib;\n\npublic static class Work\n{\n");
        source.Append("    private static uint _sink;\n");
        var tests = new StringBuilder("using Lib;\nusing Xunit;\n\npublic class WorkTests\n{\n");
        foreach (var member in KnownMember.All)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"\n    public static int {member.Name}(int input)\n    {{\n        var x = (uint)input | 1;\n{KnownMember.Loop(member.Iterations)}\n        _sink = x;\n        return input + 1;\n    }}\n"
            );
            for (var test = 0; test < 2; test++)
            {
                tests.Append(
                    CultureInfo.InvariantCulture,
                    $"    [Fact] public void {member.Name}{test}() => Assert.Equal({test + 1}, Work.{member.Name}({test}));\n"
                );
            }
        }

        source.Append("\n    public static int Other(int input) => input * 2;\n}\n");
        for (var test = 0; test < OtherTests; test++)
        {
            tests.Append(
                CultureInfo.InvariantCulture,
                $"    [Fact] public void Other{test}() => Assert.Equal({2 * test}, Work.Other({test}));\n"
            );
        }

        tests.Append("}\n");
        var text = source.ToString();
        return new(
            await TinyRepository
                .CreateAsync(
                    new Dictionary<string, string>
                    {
                        [File] = text,
                        ["tests/Lib.Tests/WorkTests.cs"] = tests.ToString(),
                    }
                )
                .ConfigureAwait(false),
            text
        );
    }

    /// <summary>A candidate that does 1 / speedup of the work; 1 changes nothing in effect.</summary>
    public Candidate Candidate(KnownMember member, double speedup, string id)
    {
        var line = 1 + _text.Split('\n').ToList().IndexOf(KnownMember.Loop(member.Iterations));
        var edit = new Edit(
            File,
            new(line, line),
            KnownMember.Loop(member.Iterations),
            // The name tells identical candidates apart.
            KnownMember.Loop((int)(member.Iterations / speedup)) + $" // {id}"
        );
        return new(id, $"{File}#Work.{member.Name}(int)", [edit], "patch", id, "");
    }

    /// <summary>Seconds of <c>dotnet build --no-restore</c> of the test project after a line of the library changed.</summary>
    public async Task<double> BuildChangedAsync(string change)
    {
        _repository.Write(File, $"{_text}// {change}\n");
        if (!Directory.Exists(Path.Combine(Root, "tests", "Lib.Tests", "bin")))
        {
            await DotNetAsync("build", TestProject, "-c", "Release").ConfigureAwait(false);
            _repository.Write(File, $"{_text}// {change} again\n");
        }

        return await DotNetAsync("build", TestProject, "-c", "Release", "--no-restore")
            .ConfigureAwait(false);
    }

    /// <summary>Runs dotnet in the repository; the seconds it took.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<double> DotNetAsync(params string[] arguments)
    {
        var result = await ProcessRunner
            .RunAsync(new("dotnet", arguments, Root), CancellationToken.None)
            .ConfigureAwait(false);
        return result.Succeeded
            ? result.Duration.TotalSeconds
            : throw new InvalidOperationException(result.Output);
    }

    /// <summary>What <c>BuildChangedAsync</c> built is not built again.</summary>
    public async Task<double> PlainAsync(KnownMember member)
    {
        if (!Directory.Exists(Path.Combine(Root, "tests", "Lib.Tests", "bin")))
        {
            await DotNetAsync("build", TestProject, "-c", "Release").ConfigureAwait(false);
        }

        return await DotNetAsync(
                "test",
                TestProject,
                "-c",
                "Release",
                "--no-build",
                "--filter",
                $"FullyQualifiedName~{member.Name}"
            )
            .ConfigureAwait(false);
    }

    public void Dispose() => _repository.Dispose();
}
