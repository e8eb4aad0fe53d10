using PieBot.Core.Configuration;
using PieBot.Core.Runs;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class CppHeadTests
{
    [Theory]
    [InlineData("project(words CXX)\nmessage(FATAL_ERROR \"no such luck\")\n", "no such luck")]
    [InlineData("project(words CXX)\nadd_library(words src/words.cpp)\n", "enable_testing")]
    [InlineData("add_library(words src/words.cpp)\n", "CMakeLists.txt with project()")]
    public async Task Says_why_a_head_cannot_be_prepared(string lists, string words)
    {
        CppTools.MustBeThere();
        var (repository, head) = await CppRepository.CreateAsync(lists);
        using var _ = repository;

        var verdict = Assert.Single(
            await CppRepository.VerifyAsync(
                repository,
                head,
                CppRepository.Edit("any", "unused", new(16, 16), "    return 1 + value;")
            )
        );

        Assert.Equal(VerdictKind.BaselineFailed, verdict.Kind);
        Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """
            project(words CXX)
            add_library(words src/words.cpp)
            enable_testing()
            add_executable(t EXCLUDE_FROM_ALL tests/tests.cpp)
            add_executable(gone EXCLUDE_FROM_ALL tests/nothing.cpp)
            target_include_directories(t PRIVATE src)
            target_link_libraries(t words)
            add_test(NAME few COMMAND t few)
            add_test(NAME lost COMMAND gone)

            """,
        ""
    )]
    [InlineData(
        "project(words CXX)\nadd_library(words src/words.cpp)\ntarget_include_directories(words PUBLIC src)\n",
        """
            project(words_tests CXX)
            add_subdirectory(.. words)
            enable_testing()
            add_executable(t tests.cpp)
            target_link_libraries(t words)
            add_test(NAME few COMMAND t few)

            """
    )]
    public async Task Finds_tests_that_all_does_not_build_or_that_are_a_project_of_their_own(
        string lists,
        string tests
    )
    {
        CppTools.MustBeThere();
        const string oldest = "cmake_minimum_required(VERSION 3.14)\n";
        var (repository, _) = await CppRepository.CreateAsync(oldest + lists);
        using var owned = repository;
        repository.Write("tests/nothing.cpp", "#error it does not build\n");
        if (tests.Length > 0)
        {
            repository.Write("tests/CMakeLists.txt", oldest + tests);
        }

        var (covering, notices) = await PassAsync(repository);

        Assert.Equal(["few"], covering);
        Assert.Equal(
            tests.Length == 0,
            notices.Any(notice =>
                notice.Contains("the test program gone is left out", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Runs_test_programs_that_no_add_test_names()
    {
        CppTools.MustBeThere();
        Assert.SkipUnless(
            File.Exists("/usr/include/doctest/doctest.h"),
            "The header of doctest is not installed."
        );
        var (repository, _) = await CppRepository.CreateAsync(
            """
            cmake_minimum_required(VERSION 3.14)
            project(words CXX)
            add_library(words SHARED src/words.cpp)
            target_include_directories(words PUBLIC src)
            add_executable(tool tests/tests.cpp)
            target_link_libraries(tool words)
            add_subdirectory(tests)

            """
        );
        using var owned = repository;
        repository.Write(
            "tests/CMakeLists.txt",
            "add_executable(checks checks.cpp)\ntarget_link_libraries(checks words)\n"
        );
        repository.Write(
            "tests/checks.cpp",
            """
            #define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
            #include <doctest/doctest.h>
            #include "words.h"
            TEST_CASE("few") { CHECK(words::distinct({1, 2, 1}) == 2); }
            TEST_CASE("sums") { CHECK(2 + 2 == 4); }

            """
        );
        var (covering, notices) = await PassAsync(repository);

        Assert.Equal(["tests/checks: few"], covering);
        Assert.Contains(
            notices,
            notice => notice.StartsWith("checks is run as a test", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Tests_find_the_data_that_lies_beside_a_build_folder_within_the_sources()
    {
        CppTools.MustBeThere();
        var (repository, _) = await CppRepository.CreateAsync(
            """
            cmake_minimum_required(VERSION 3.14)
            project(words CXX)
            add_library(words SHARED src/words.cpp)
            enable_testing()
            add_executable(reads tests/reads.cpp)
            target_include_directories(reads PRIVATE src)
            target_link_libraries(reads words)
            add_test(NAME reads COMMAND "${PROJECT_BINARY_DIR}/reads")

            """
        );
        using var owned = repository;
        repository.Write("tests/data.txt", "7\n");
        repository.Write(
            "tests/reads.cpp",
            """
            #include "words.h"
            #include <fstream>
            int main()
            {
                std::ifstream in("../tests/data.txt");
                int number = 0;
                in >> number;
                return number == 7 && words::distinct({1, 2, 1}) == 2 ? 0 : 1;
            }

            """
        );
        var (covering, _) = await PassAsync(repository);

        Assert.Equal(["reads"], covering);
    }

    [Fact]
    public async Task Asks_CMake_as_the_configuration_says()
    {
        CppTools.MustBeThere();
        var (repository, _) = await CppRepository.CreateAsync(
            """
            cmake_minimum_required(VERSION 3.14)
            project(words CXX)
            add_library(words src/words.cpp)
            if(WORDS_CHECKED AND WORDS_LEVEL EQUAL 2)
                enable_testing()
                add_executable(t EXCLUDE_FROM_ALL tests/tests.cpp)
                target_include_directories(t PRIVATE src)
                target_link_libraries(t words)
                add_test(NAME few COMMAND t few)
            endif()

            """
        );
        using var owned = repository;
        repository.Write(
            "CMakePresets.json",
            """
            {"version": 3, "configurePresets": [{"name": "checked", "generator": "Unix Makefiles",
              "binaryDir": "${sourceDir}/out", "cacheVariables": {"WORDS_CHECKED": "ON"}}]}
            """
        );
        var (covering, _) = await PassAsync(
            repository,
            new() { CMake = new("checked", ["WORDS_LEVEL=2"], ["t"]) }
        );

        Assert.Equal(["few"], covering);
    }

    // An edit that is right: the tests that cover it, and what is said of the head.
    private static async Task<(
        IReadOnlyList<string> Covering,
        IReadOnlyList<string> Notices
    )> PassAsync(TinyGit repository, VerifySettings? settings = null)
    {
        var edit = CppRepository.Edit("right", "distinct", new(8, 10), CppRepository.Sorted);
        await using var prepared = await PreparedRepository.CreateAsync(
            repository.Root,
            await repository.CommitAsync(),
            [edit],
            settings
        );

        var (contender, failed) = await prepared.PassAsync(edit);

        Assert.True(contender is not null, failed?.Reason);
        return (contender.Evidence.Covering, prepared.Notices);
    }
}
