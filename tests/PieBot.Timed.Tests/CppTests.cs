using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Timed;

/// <summary>A real verification of a tiny CMake repository.</summary>
[Collection(Collections.Timed)]
public sealed class CppTests
{
    [MeasuredFact]
    public async Task Gives_each_edit_its_verdict()
    {
        CppTools.MustBeThere();
        var (repository, head) = await CppRepository.CreateAsync();
        using var _ = repository;

        var verdicts = await CppRepository.VerifyAsync(
            repository,
            head,
            CppRepository.Edit("faster", "distinct", new(8, 10), CppRepository.Sorted),
            CppRepository.Edit("wrong", "distinct", new(11, 11), "    return 2;"),
            CppRepository.Edit("broken", "distinct", new(11, 11), "    return nothing;"),
            CppRepository.Edit("uncovered", "unused", new(16, 16), "    return 1 + value;")
        );
        Verdict Of(string id) => verdicts.Single(verdict => verdict.CandidateId == id);

        Assert.True(Of("faster").Kind == VerdictKind.Faster, Of("faster").Reason);
        Assert.Equal(Metric.Member, Of("faster").Measurement!.Metric);
        Assert.Equal(["many", "few"], Of("faster").Tests!.Covering);
        Assert.Equal(3, Of("faster").Tests!.Passed);
        Assert.True(Of("faster").Tests!.MutationScore is { Planted: > 0, Killed: > 0 });
        Assert.Equal(VerdictKind.TestsFailed, Of("wrong").Kind);
        Assert.Contains("many", Of("wrong").Reason, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.BuildFailed, Of("broken").Kind);
        Assert.Contains("words.cpp:11", Of("broken").Reason, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.NotCovered, Of("uncovered").Kind);
        Assert.Equal("", await repository.GitAsync("status", "--porcelain"));
    }
}
