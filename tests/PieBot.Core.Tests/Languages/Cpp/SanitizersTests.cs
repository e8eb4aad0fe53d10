namespace PieBot.Core.Tests.Languages.Cpp;

/// <summary>Real builds with sanitizers of a tiny CMake repository.</summary>
public sealed class SanitizersTests
{
    [Fact]
    public async Task Find_what_reads_beyond_its_memory_though_its_tests_pass()
    {
        CppTools.MustBeThere();
        var (repository, head) = await CppRepository.CreateAsync();
        using var _ = repository;
        var right = CppRepository.Edit("right", "distinct", new(8, 10), CppRepository.Sorted);
        const string beyond =
            "    volatile int beyond = seen.data()[seen.capacity()]; (void)beyond;\n";
        var wrong = CppRepository.Edit(
            "wrong",
            "distinct",
            new(8, 10),
            CppRepository.Sorted + "\n" + beyond
        );
        await using var prepared = await PreparedRepository.CreateAsync(
            repository.Root,
            head,
            [right, wrong]
        );

        Assert.Null(await prepared.ExamineAsync(right));
        Assert.Contains(
            "heap-buffer-overflow",
            await prepared.ExamineAsync(wrong),
            StringComparison.Ordinal
        );
    }
}
