using PieBot.Core;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation;

public sealed class FilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_slow_program_that_stands_in_two_pairs_is_one()
    {
        var file = _folder.Write(
            "pairs.jsonl",
            """
            {"problem_id":"p1","language":"Python","input":"a","target":"b"}
            {"problem_id":"p1","language":"Python","input":"a","target":"c"}

            {"problem_id":"p2","language":"C++","input":"d"}
            """
        );

        var pairs = PairFile.Read(file);

        Assert.Equal([Language.Python, Language.Cpp], pairs.Select(pair => pair.Language));
        Assert.Equal(["b", null], pairs.Select(pair => pair.Fast));
    }

    [Fact]
    public void A_pair_without_its_program_is_named_by_its_line()
    {
        var file = _folder.Write("pairs.jsonl", """{"problem_id":"p1","language":"Python"}""");

        var fault = Assert.Throws<UserErrorException>(() => PairFile.Read(file));

        Assert.Contains("line 1", fault.Message, StringComparison.Ordinal);
        Assert.Contains("input", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generations_are_a_program_or_a_list_of_them()
    {
        var file = _folder.Write(
            "g.jsonl",
            """
            {"input":"a","generated_answers":"x"}
            {"input":"b","generated_answers":["y","z",null]}
            """
        );

        var all = GenerationFile.Read(file, null);

        Assert.Equal(["x"], all[PlainProgram.Key("a")]);
        Assert.Equal(["y", "z", ""], all[PlainProgram.Key("b")]);
    }

    [Fact]
    public void A_column_that_is_not_there_is_answered_with_those_that_are()
    {
        var file = _folder.Write("g.jsonl", """{"input":"a","answers":"x"}""");

        var fault = Assert.Throws<UserErrorException>(() => GenerationFile.Read(file, null));

        Assert.Contains("answers", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--column", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_another_evaluation_is_not_gone_on_with()
    {
        var folder = Made.Folder(_folder, Made.Facts("one"), Made.Result("a", Outcome.Wrong));

        Assert.Throws<UserErrorException>(() => ResultJournal.Open(folder, Made.Facts("two")));
        Assert.Single(ResultJournal.Open(folder, Made.Facts("one")).Results);
    }

    public void Dispose() => _folder.Dispose();
}
