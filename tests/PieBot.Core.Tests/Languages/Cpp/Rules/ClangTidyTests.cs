using PieBot.Core.Languages;
using PieBot.Core.Languages.Cpp;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Cpp.Rules.Tidy;

namespace PieBot.Core.Tests.Languages.Cpp.Rules;

/// <summary>Real runs of clang-tidy, and what is taken from its files.</summary>
public sealed class ClangTidyTests
{
    private const string Source = """
        #include "words.h"
        #include <vector>

        struct Word
        {
            std::string text;
        };

        // Größe
        std::size_t letters(const std::vector<Word>& words)
        {
            std::size_t count = 0;
            for (auto word : words)
            {
                count += word.text.size();
            }
            return count;
        }

        bool hasX(const std::string& text)
        {
            return text.find("x") != std::string::npos;
        }

        static std::size_t length(std::string text)
        {
            return text.size();
        }

        std::size_t two(const std::string& text)
        {
            return length(text);
        }

        """;

    [Fact]
    public async Task Proposes_its_fixes_where_the_build_may_run()
    {
        CppTools.MustBeThere();
        Assert.SkipUnless(ClangTidy.IsThere, "clang-tidy is missing.");
        using var folder = new TemporaryFolder();
        var targets = await WriteAsync(folder.Path, Source);

        var found = await new CppLanguage().Rules!.FindAsync(
            folder.Path,
            targets,
            true,
            TestContext.Current.CancellationToken
        );

        Assert.Empty(found.Notices);
        Assert.Equal(
            ["clang-tidy-performance-faster-string-find", "clang-tidy-performance-for-range-copy"],
            found.Edits.Select(edit => edit.Rule).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [
                "    for (const auto& word : words)",
                "    return text.find('x') != std::string::npos;",
            ],
            found
                .Edits.SelectMany(edit => edit.Edits)
                .OrderBy(edit => edit.Lines.Start)
                .Select(edit => edit.Replacement)
        );
        Assert.Equal(
            ["Größe.txt"],
            Directory
                .EnumerateFiles(folder.Path, "*.txt")
                .Select(Path.GetFileName)
                .Except(["CMakeLists.txt"])
        );
    }

    [Fact]
    public async Task Runs_nothing_of_a_repository_that_is_not_trusted()
    {
        using var folder = new TemporaryFolder();
        var targets = await WriteAsync(folder.Path, Source);

        var found = await new CppLanguage().Rules!.FindAsync(
            folder.Path,
            targets,
            false,
            TestContext.Current.CancellationToken
        );

        Assert.Empty(found.Edits);
        Assert.False(File.Exists(Path.Combine(folder.Path, "Größe.txt")));
    }

    [Fact]
    public async Task Says_why_it_was_not_asked()
    {
        CppTools.MustBeThere();
        Assert.SkipUnless(ClangTidy.IsThere, "clang-tidy is missing.");
        using var folder = new TemporaryFolder();
        var targets = await WriteAsync(folder.Path, Source);
        await File.AppendAllTextAsync(
            Path.Combine(folder.Path, "CMakeLists.txt"),
            "message(FATAL_ERROR \"no way\")\n",
            TestContext.Current.CancellationToken
        );

        var found = await ClangTidy.FindAsync(
            folder.Path,
            targets,
            TestContext.Current.CancellationToken
        );

        Assert.Contains("no way", Assert.Single(found.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_nothing_of_a_file_that_does_not_compile() =>
        Assert.Empty(
            TidyFix.Parse(
                """
                ---
                MainSourceFile: '/a.cpp'
                Diagnostics:
                  - DiagnosticName: clang-diagnostic-error
                    DiagnosticMessage: { Message: 'missing.h not found', FilePath: '/a.cpp', FileOffset: 3, Replacements: [] }
                  - DiagnosticName: performance-for-range-copy
                    DiagnosticMessage:
                      FilePath: '/a.cpp'
                      FileOffset: 9
                      Replacements: [ { FilePath: '/a.cpp', Offset: 9, Length: 0, ReplacementText: 'const ' } ]
                ...
                """
            )
        );

    // Its configuration leaves a file behind, which shows whether it ran.
    private static async Task<IReadOnlyList<ChangedMember>> WriteAsync(string folder, string source)
    {
        foreach (
            var (name, text) in new[]
            {
                ("words.h", "#pragma once\n#include <string>\n"),
                ("words.cpp", source),
                (
                    "CMakeLists.txt",
                    "cmake_minimum_required(VERSION 3.14)\nproject(words CXX)\nset(CMAKE_CXX_STANDARD 17)\nadd_library(words words.cpp)\nfile(WRITE ${CMAKE_SOURCE_DIR}/Größe.txt ran)\n"
                ),
            }
        )
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, name),
                text,
                TestContext.Current.CancellationToken
            );
        }

        return CppMembers.Read("words.cpp", source).Members;
    }
}
