using PieBot.Core;
using PieBot.Lab.Evaluation.Commands;
using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation;

public sealed class MergeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Parts_are_joined_and_each_result_stands_once()
    {
        var one = Made.Folder(
            _folder,
            Made.Facts("m", shard: "1/2"),
            Made.Result("a", Outcome.Faster, 2)
        );
        var two = Made.Folder(
            _folder,
            Made.Facts("m", shard: "2/2"),
            Made.Result("b", Outcome.Wrong)
        );
        var whole = Path.Combine(_folder.Path, "whole");

        MergeCommand.Merge([one, two, two], whole);

        var (facts, results) = ResultJournal.Read(whole);
        Assert.Null(facts.Shard);
        Assert.Equal(["a", "b"], results.Select(one => one.Pair));
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        var one = Made.Folder(_folder, Made.Facts("m", shard: "1/3"));

        var fault = Assert.Throws<UserErrorException>(() =>
            MergeCommand.Merge([one], Path.Combine(_folder.Path, "whole"))
        );

        Assert.Contains("2/3, 3/3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_different_evaluations_are_not_joined()
    {
        var one = Made.Folder(_folder, Made.Facts("m", shard: "1/2"));
        var two = Made.Folder(_folder, Made.Facts("other", shard: "2/2"));

        Assert.Throws<UserErrorException>(() =>
            MergeCommand.Merge([one, two], Path.Combine(_folder.Path, "whole"))
        );
    }

    public void Dispose() => _folder.Dispose();
}
