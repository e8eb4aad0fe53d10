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
}
