using System.Globalization;
using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Tests;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;

namespace PieBot.Benchmarks.Real;

/// <summary>The same in C++: a CMake library and a test program of its own, of 58 tests that CTest starts one by one.</summary>
internal sealed class CppRepository : IKnownRepository
{
    private const string File = "src/work.cpp";
    private const int OtherTests = 52;

    private readonly TinyGit _repository;
    private readonly string _text;

    private CppRepository(TinyGit repository, string head, string text) =>
        (_repository, Head, _text) = (repository, head, text);

    public string Root => _repository.Root;

    public string Head { get; }

    public string Source => File;

    public IEcosystem Ecosystem { get; } = new CppEcosystem();

    public IReadOnlyList<KnownMember> Members => KnownMember.All;

    public static async Task<CppRepository> CreateAsync()
    {
        var source = new StringBuilder("#include \"work.h\"\n\nstatic volatile unsigned sink;\n");
        var header = new StringBuilder("#pragma once\nint other(int input);\n");
        var tests = new StringBuilder(
            "#include \"work.h\"\n#include <string>\n\nint main(int, char** arguments)\n{\n    const std::string test = arguments[1];\n"
        );
        var lists = new StringBuilder(
            "cmake_minimum_required(VERSION 3.14)\nproject(work CXX)\nadd_library(work src/work.cpp)\nenable_testing()\nadd_executable(work_tests tests/tests.cpp)\ntarget_include_directories(work_tests PRIVATE src)\ntarget_link_libraries(work_tests work)\n"
        );
        void Test(string name, string holds)
        {
            lists.Append(
                CultureInfo.InvariantCulture,
                $"add_test(NAME {name} COMMAND work_tests {name})\n"
            );
            tests.Append(
                CultureInfo.InvariantCulture,
                $"    if (test == \"{name}\") return {holds} ? 0 : 1;\n"
            );
        }

        foreach (var member in KnownMember.All)
        {
            header.Append(CultureInfo.InvariantCulture, $"int {member.Name}(int input);\n");
            source.Append(
                CultureInfo.InvariantCulture,
                $"\nint {member.Name}(int input)\n{{\n    unsigned x = static_cast<unsigned>(input) | 1u;\n{Loop(member.Iterations)}\n    sink = x;\n    return input + 1;\n}}\n"
            );
            Test($"{member.Name}0", $"{member.Name}(0) == 1");
            Test($"{member.Name}1", $"{member.Name}(1) == 2");
        }

        source.Append("\nint other(int input) { return input * 2; }\n");
        for (var test = 0; test < OtherTests; test++)
        {
            Test($"Other{test}", $"other({test}) == {2 * test}");
        }

        var repository = await TinyGit.CreateAsync().ConfigureAwait(false);
        repository.Write(File, source.ToString());
        repository.Write("src/work.h", header.ToString());
        repository.Write("tests/tests.cpp", tests.Append("    return 9;\n}\n").ToString());
        repository.Write("CMakeLists.txt", lists.ToString());
        return new(
            repository,
            await repository.CommitAsync().ConfigureAwait(false),
            source.ToString()
        );
    }

    public Candidate Candidate(KnownMember member, double speedup, string id)
    {
        var line = 1 + _text.Split('\n').ToList().IndexOf(Loop(member.Iterations));
        var edit = new Edit(
            File,
            new(line, line),
            Loop(member.Iterations),
            Loop((int)(member.Iterations / speedup)) + $" // {id}"
        );
        return new(id, $"{File}::{member.Name}(int)", [edit], "patch", id, "");
    }

    public async Task<double> PlainAsync(KnownMember member)
    {
        var build = Path.Combine(Root, "build");
        if (!Directory.Exists(build))
        {
            await StartAsync("cmake", "-S", Root, "-B", build, "-DCMAKE_BUILD_TYPE=Release")
                .ConfigureAwait(false);
            await StartAsync("cmake", "--build", build).ConfigureAwait(false);
        }

        return await StartAsync("ctest", "--test-dir", build, "-R", $"^{member.Name}")
            .ConfigureAwait(false);
    }

    public void Dispose() => _repository.Dispose();

    // Four cycles a turn, of which no compiler makes fewer.
    private static string Loop(int iterations) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"    for (int i = 0; i < {iterations}; i++) x = x * 1664525u + 1013904223u;"
        );

    private async Task<double> StartAsync(string program, params string[] arguments)
    {
        var result = await ProcessRunner
            .RunAsync(new(program, arguments, Root), CancellationToken.None)
            .ConfigureAwait(false);
        return result.Succeeded
            ? result.Duration.TotalSeconds
            : throw new InvalidOperationException(result.Output + result.Error);
    }
}
