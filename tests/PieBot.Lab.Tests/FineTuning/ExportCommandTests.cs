using System.Text.Json;
using PieBot.Lab.Datasets;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.FineTuning;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string _told = "";

    private string Output => Path.Combine(_folder.Path, "out");

    [Fact]
    public async Task OpenAI_gets_chat_messages()
    {
        var line = Assert.Single(await ExportAsync([Pair("p1", "slow", "fast")], "openai"));

        var messages = line.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(
            ["system", "user", "assistant"],
            messages.Select(one => one.GetProperty("role").GetString())
        );
        Assert.EndsWith(
            "```python\nslow\n```",
            messages[1].GetProperty("content").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("```python\nfast\n```", messages[2].GetProperty("content").GetString());
    }

    [Fact]
    public async Task TRL_gets_prompt_and_completion()
    {
        var line = Assert.Single(await ExportAsync([Pair("p1", "slow", "fast")], "trl"));

        Assert.Equal("user", line.GetProperty("prompt")[1].GetProperty("role").GetString());
        Assert.Equal(
            "```python\nfast\n```",
            line.GetProperty("completion")[0].GetProperty("content").GetString()
        );
    }

    [Fact]
    public async Task Other_trainers_get_instruction_input_and_output()
    {
        var line = Assert.Single(await ExportAsync([Pair("p1", "a\n```\nb", "fast")], "instruct"));

        Assert.Contains(
            "Python",
            line.GetProperty("instruction").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("````python\na\n```\nb\n````", line.GetProperty("input").GetString());
        Assert.Equal("```python\nfast\n```", line.GetProperty("output").GetString());
    }

    [Fact]
    public async Task Equal_and_long_pairs_are_left_out_and_counted()
    {
        var @long = string.Concat(
            Enumerable.Range(0, 200).Select(number => $"x{number} = {number}\n")
        );

        var lines = await ExportAsync(
            [Pair("p1", "slow", "fast"), Pair("p2", "slow\n\n", "fast"), Pair("p3", @long, "fast")],
            "openai",
            "--max-tokens",
            "300"
        );

        Assert.Single(lines);
        Assert.Contains("; 1 duplicate; 1 too long", _told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_what_is_held_out_is_trained_on()
    {
        var holdout = Write("test.jsonl", [Pair("p1", "t1", "t2")]);
        var validation = Write("valid.jsonl", [Pair("p2", "v1", "v2"), Pair("p9", "t2", "v3")]);

        var lines = await ExportAsync(
            [
                Pair("p1", "a", "b"),
                Pair("p2", "c", "d"),
                Pair("p3", "t2", "e"),
                Pair("p4", "f", "v2\n"),
                Pair("p5", "kept", "too"),
            ],
            "instruct",
            "--holdout",
            holdout,
            "--validation",
            validation
        );

        Assert.Contains(
            "kept",
            Assert.Single(lines).GetProperty("input").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains("; 4 in another split", _told, StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(Path.Combine(Output, "validation.jsonl")));
    }

    [Fact]
    public async Task A_built_folder_is_split_as_it_was_built()
    {
        Write("train.jsonl", [Pair("p1", "a", "b"), Pair("p2", "t1", "c")]);
        Write("val.jsonl", [Pair("p3", "d", "e")]);
        Write("test.jsonl", [Pair("p4", "t1", "t2")]);

        var (code, _, error) = await LabTool.RunAsync(
            "export",
            "--pairs",
            _folder.Path,
            "--output",
            Output
        );

        Assert.True(code == 0, error);
        Assert.Single(File.ReadAllLines(Path.Combine(Output, "train.jsonl")));
        Assert.Single(File.ReadAllLines(Path.Combine(Output, "validation.jsonl")));
    }

    [Fact]
    public async Task A_speed_tag_says_where_the_faster_side_stands_among_all_of_its_problem()
    {
        // Ten programs of p1, of 10, 20, ... 100 ms.
        var pairs = Enumerable
            .Range(1, 9)
            .Select(number =>
                Pair("p1", $"slow{number}", $"fast{number}") with
                {
                    SubmissionIdV0 = $"s{number + 1}",
                    SubmissionIdV1 = $"s{number}",
                    CpuTimeV0 = (number + 1) * 10,
                    CpuTimeV1 = number * 10,
                }
            );

        var lines = await ExportAsync(
            [.. pairs, Pair("p2", "untimed", "fast")],
            "instruct",
            "--speed-tag"
        );

        Assert.Equal(
            Enumerable.Range(1, 9).Select(number => $"a speed of {11 - number}/10."),
            lines.Select(line => line.GetProperty("instruction").GetString()!.Split("have ")[^1])
        );
        Assert.Contains("; 1 without a time to tag it by", _told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_format_is_refused()
    {
        var (code, _, error) = await LabTool.RunAsync(
            "export",
            "--pairs",
            "x",
            "--output",
            Output,
            "--format",
            "other"
        );

        Assert.Equal(2, code);
        Assert.Contains("other", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<JsonElement>> ExportAsync(
        IReadOnlyList<Pair> pairs,
        string format,
        params string[] options
    )
    {
        var (code, output, error) = await LabTool.RunAsync([
            "export",
            "--pairs",
            Write("own.jsonl", pairs),
            "--output",
            Output,
            "--format",
            format,
            .. options,
        ]);
        Assert.True(code == 0, error);
        _told = output;
        return File.ReadLines(Path.Combine(Output, "train.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
    }

    private string Write(string name, IReadOnlyList<Pair> pairs)
    {
        var file = Path.Combine(_folder.Path, name);
        PairFile.Write(file, pairs);
        return file;
    }

    private static Pair Pair(string problem, string slower, string faster) =>
        new()
        {
            ProblemId = problem,
            Language = "python",
            Input = slower,
            Target = faster,
        };
}
