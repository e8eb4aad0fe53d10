using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;

namespace PieBot.Testing;

/// <summary>A small CMake library with a test program of its own.</summary>
internal static class CppRepository
{
    public const string Path = "src/words.cpp";

    public const string Source = """
        #include "words.h"
        #include <algorithm>

        namespace words {

        int distinct(const std::vector<int>& values)
        {
            std::vector<int> seen;
            for (int value : values)
                if (std::find(seen.begin(), seen.end(), value) == seen.end()) seen.push_back(value);
            return static_cast<int>(seen.size());
        }

        int unused(int value)
        {
            return value + 1;
        }

        }

        """;

    /// <summary>A faster body for lines 8 to 10, with the same outcome.</summary>
    public const string Sorted = """
            std::vector<int> seen = values;
            std::sort(seen.begin(), seen.end());
            seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
        """;

    private const string Lists = """
        cmake_minimum_required(VERSION 3.14)
        project(words CXX)
        set(CMAKE_CXX_STANDARD 17)
        add_library(words SHARED src/words.cpp)
        option(WORDS_BUILD_TESTS "Build the tests" OFF)
        if(WORDS_BUILD_TESTS)
          enable_testing()
          add_executable(words_tests tests/tests.cpp)
          target_include_directories(words_tests PRIVATE src)
          target_link_libraries(words_tests words)
          add_test(NAME many COMMAND words_tests many)
          add_test(NAME few COMMAND words_tests few)
          add_test(NAME sums COMMAND words_tests sums)
        endif()

        """;

    private const string Tests = """
        #include "words.h"
        #include <string>

        int main(int, char** arguments)
        {
            const std::string test = arguments[1];
            if (test == "few") return words::distinct({1, 2, 1}) == 2 ? 0 : 1;
            if (test == "sums") return 2 + 2 == 4 ? 0 : 1;
            std::vector<int> values;
            for (int i = 0; i < 3000; i++) values.push_back(i * 7 % 900);
            return words::distinct(values) == 900 ? 0 : 1;
        }

        """;

    public static async Task<(TinyGit Repository, string Head)> CreateAsync(string lists = Lists)
    {
        var repository = await TinyGit.CreateAsync();
        repository.Write("CMakeLists.txt", lists);
        repository.Write(Path, Source);
        repository.Write(
            "src/words.h",
            "#pragma once\n#include <vector>\nnamespace words { int distinct(const std::vector<int>& values); int unused(int value); }\n"
        );
        repository.Write("tests/tests.cpp", Tests);
        return (repository, await repository.CommitAsync());
    }

    public static ChangedMember Member(string name) =>
        LanguagePacks.Named("cpp").Members(Path, Source).Single(member => member.Name == name);

    /// <summary>Replaces lines of the source.</summary>
    public static Candidate Edit(string id, string member, LineRange lines, string text) =>
        LineCandidate.Of(id, Member(member), Source, lines, text);

    public static async Task<IReadOnlyList<Verdict>> VerifyAsync(
        TinyGit repository,
        string head,
        params Candidate[] candidates
    )
    {
        using var folder = new TemporaryFolder();
        return await new Verifier(new() { Shrink = false, MinSaving = 0.3 }, null).VerifyAsync(
            repository.Root,
            new(
                ProposalFile.CurrentVersion,
                "test",
                new ChangeSet(head, head, false, [], [], []),
                candidates,
                []
            ),
            new RunFolder(folder.Path),
            TestContext.Current.CancellationToken
        );
    }
}
