using PieBot.Core.Runs;

namespace PieBot.Core.Tests.Languages.Cpp;

/// <summary>A real repository whose tests are cases of programs of each framework that this machine has the headers of.</summary>
public sealed class CppFrameworkTests
{
    // The name of the program, the header that it needs, and its cases.
    private static readonly (string Name, string Header, string Source)[] Frameworks =
    [
        (
            "google",
            "/usr/include/gtest/gtest.h",
            """
            #include <gtest/gtest.h>
            #include "many.h"
            TEST(Words, Many) { EXPECT_EQ(900, words::distinct(many())); }
            TEST(Words, Sums) { EXPECT_EQ(4, 2 + 2); }
            """
        ),
        (
            "catch",
            "/usr/include/catch2/catch.hpp",
            """
            #define CATCH_CONFIG_MAIN
            #include <catch2/catch.hpp>
            #include "many.h"
            TEST_CASE("many, and [so on]") { REQUIRE(words::distinct(many()) == 900); }
            TEST_CASE("sums") { REQUIRE(2 + 2 == 4); }
            """
        ),
        (
            "doctest",
            "/usr/include/doctest/doctest.h",
            """
            #define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
            #include <doctest/doctest.h>
            #include "many.h"
            TEST_CASE("many, in doctest") { CHECK(words::distinct(many()) == 900); }
            TEST_CASE("sums") { CHECK(2 + 2 == 4); }
            """
        ),
    ];

    private static readonly Dictionary<string, string> Covering = new()
    {
        ["google"] = "google: Words.Many",
        ["catch"] = "catch: many, and [so on]",
        ["doctest"] = "doctest: many, in doctest",
    };

    [Fact]
    public async Task Single_cases_of_every_framework_are_found_covered_and_can_be_timed()
    {
        CppTools.MustBeThere();
        var there = Frameworks.Where(one => File.Exists(one.Header)).ToList();
        Assert.SkipWhen(there.Count == 0, "No test framework for C++ is installed.");
        var (repository, _) = await CppRepository.CreateAsync(Lists(there.Select(one => one.Name)));
        using var owned = repository;
        repository.Write(
            "tests/many.h",
            """
            #pragma once
            #include "words.h"
            inline std::vector<int> many()
            {
                std::vector<int> values;
                for (int i = 0; i < 3000; i++) values.push_back(i * 7 % 900);
                return values;
            }

            """
        );
        foreach (var (name, _, source) in there)
        {
            repository.Write($"tests/{name}.cpp", source + "\n");
        }

        var right = CppRepository.Edit("right", "distinct", new(8, 10), CppRepository.Sorted);
        await using var prepared = await PreparedRepository.CreateAsync(
            repository.Root,
            await repository.CommitAsync(),
            [right]
        );

        var (contender, failed) = await prepared.PassAsync(right);

        Assert.True(contender is not null, failed?.Reason);
        Assert.Equal(
            there.Select(one => Covering[one.Name]).Order(StringComparer.Ordinal),
            contender.Evidence.Covering.Order(StringComparer.Ordinal)
        );
        // Which of them are worth timing depends on how long they took.
        Assert.NotEmpty(contender.Coverage.Timed);
        Assert.Empty(contender.Coverage.Flaky);
        var reached = await prepared.ReachedAsync(CppRepository.Path);
        Assert.Equal(there.Count, reached["distinct"]);
        Assert.Equal(0, reached["unused"]);
        var (_, wrong) = await prepared.PassAsync(
            CppRepository.Edit("wrong", "distinct", new(11, 11), "    return 2;")
        );
        Assert.Equal(VerdictKind.TestsFailed, wrong!.Kind);
    }

    // The frameworks' headers take ten seconds each when optimized; what is timed is the library.
    private static string Lists(IEnumerable<string> programs) =>
        """
            cmake_minimum_required(VERSION 3.14)
            project(words CXX)
            set(CMAKE_CXX_STANDARD 17)
            find_package(Threads REQUIRED)
            add_library(words src/words.cpp)
            enable_testing()

            """
        + string.Concat(
            programs.Select(name =>
                $"""
                    add_executable({name} tests/{name}.cpp)
                    target_include_directories({name} PRIVATE src)
                    target_compile_options({name} PRIVATE -O0)
                    target_link_libraries({name} words Threads::Threads {(
                        name == "google" ? "gtest gtest_main" : ""
                    )})
                    add_test(NAME {name} COMMAND {name})

                    """
            )
        );
}
