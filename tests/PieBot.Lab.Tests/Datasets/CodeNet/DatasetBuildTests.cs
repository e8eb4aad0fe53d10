using PieBot.Lab.Datasets;
using PieBot.Lab.Datasets.CodeNet;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.Datasets.CodeNet;

public sealed class DatasetBuildTests : IDisposable
{
    private static readonly string Slower = SmallCodeNet.Program(10, "a");
    private static readonly string Faster = Slower.Replace("* 3", "* 4 - 1", StringComparison.Ordinal);

    private readonly SmallCodeNet _codeNet = new();

    [Fact]
    public void Adjacent_accepted_submissions_in_time_order_are_a_pair()
    {
        var later = _codeNet.Add("p00001", "u1", 50, Faster, date: 2_000);
        _codeNet.Add("p00001", "u1", 90, "wrong", status: "Wrong Answer", date: 1_500);
        var earlier = _codeNet.Add("p00001", "u1", 100, Slower, date: 1_000);

        var pair = Assert.Single(Build(out _));

        Assert.Equal(
            (earlier, later, Slower, Faster),
            (pair.SubmissionIdV0, pair.SubmissionIdV1, pair.Input, pair.Target)
        );
        Assert.Equal(
            ("u1", "p00001", "python", 100, 50, 50),
            (
                pair.UserId,
                pair.ProblemId,
                pair.Language,
                pair.CpuTimeV0,
                pair.CpuTimeV1,
                pair.ImprovementFrac
            )
        );
        Assert.Equal((10, 10), (pair.CodeV0Loc, pair.CodeV1Loc));
        Assert.Equal(["-value_3 = 'a' * 3", "+value_3 = 'a' * 4 - 1"], pair.Diff);
    }

    [Fact]
    public void Submissions_of_other_users_problems_and_languages_are_no_pair()
    {
        _codeNet.Add("p00001", "u1", 100, Slower);
        _codeNet.Add("p00001", "u2", 50, Faster);
        _codeNet.Add("p00002", "u1", 50, Faster);
        _codeNet.Add("p00001", "u1", 50, Faster, language: "Ruby", extension: "rb");

        Assert.Empty(Build(out var tally));

        Assert.Equal((4, 4, 0), (tally.Submissions, tally.Accepted, tally.Steps));
    }

    [Theory]
    // Just over 10 % is kept, just 10 % is not.
    [InlineData(100, 89, null)]
    [InlineData(100, 90, LeftOut.NotFaster)]
    [InlineData(100, 200, LeftOut.NotFaster)]
    [InlineData(0, 0, LeftOut.NoTime)]
    [InlineData(100, null, LeftOut.NoTime)]
    public void What_is_not_faster_by_more_than_the_least_saving_is_left_out(
        int slower,
        int? faster,
        string? reason
    )
    {
        _codeNet.Add("p00001", "u1", slower, Slower);
        _codeNet.Add("p00001", "u1", faster, Faster);

        Holds(reason);
    }

    [Theory]
    [InlineData("Python (3.4.3)", null)]
    [InlineData("PyPy3 (2.4.0)", LeftOut.OtherRuntime)]
    public void A_gain_of_another_interpreter_is_none_of_the_program(string runtime, string? reason)
    {
        _codeNet.Add("p00001", "u1", 100, Slower);
        _codeNet.Add("p00001", "u1", 50, Faster, runtime: runtime);

        Holds(reason);
    }

    [Theory]
    [InlineData(149, null)]
    [InlineData(150, LeftOut.TooLong)]
    public void Programs_have_fewer_than_150_lines_that_are_not_empty(int lines, string? reason)
    {
        var program = SmallCodeNet.Program(lines, "b").Replace("\n", "\n\n", StringComparison.Ordinal);
        _codeNet.AddPair("p00001", "u1", program, program + "# and one more\nx = 1\n");
        // The second side is the longer one by two lines.
        _codeNet.Add("p00001", "u2", 100, program);
        _codeNet.Add("p00001", "u2", 50, program.Replace("* 7\n", "* 8 - 1\n", StringComparison.Ordinal));

        var pairs = Build(out var tally);

        Assert.Equal(reason is null ? 1 : 0, pairs.Count);
        Assert.Equal(reason is null ? 1 : 2, tally.LeftOut[LeftOut.TooLong]);
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, LeftOut.TooDifferent)]
    public void A_pair_differs_in_fewer_than_half_of_the_lines(int changed, string? reason)
    {
        var lines = Slower.Split('\n');
        for (var line = 0; line < changed; line++)
        {
            lines[line * 2] += " + 0";
        }

        _codeNet.AddPair("p00001", "u1", Slower, string.Join('\n', lines));

        Holds(reason);
    }

    [Theory]
    [InlineData("import os\n", LeftOut.ImportsOnly)]
    [InlineData("from os import path\n# why\n", LeftOut.ImportsOnly)]
    [InlineData("os = 1\n", null)]
    public void A_gain_by_imports_that_go_is_left_out(string gone, string? reason)
    {
        _codeNet.AddPair("p00001", "u1", gone + Slower, Slower);

        Holds(reason);
    }

    [Fact]
    public void The_same_program_is_left_out_whatever_its_empty_lines()
    {
        _codeNet.AddPair("p00001", "u1", Slower, "\n" + Slower.Replace("\n", "  \r\n\n", StringComparison.Ordinal));

        Holds(LeftOut.SameText);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("value = '\0'\n")]
    public void A_program_that_is_missing_or_no_text_is_left_out(string? program)
    {
        _codeNet.Add("p00001", "u1", 100, Slower);
        _codeNet.Add("p00001", "u1", 50, program);

        Holds(LeftOut.Missing);
    }

    [Fact]
    public void A_program_that_is_far_too_large_is_not_even_read()
    {
        _codeNet.Add("p00001", "u1", 100, Slower, size: 1_000_000);
        _codeNet.Add("p00001", "u1", 50, Faster);

        Holds(LeftOut.TooLarge);
    }

    [Fact]
    public void The_same_pair_of_two_users_is_kept_once()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.AddPair("p00001", "u2", Slower + "\n", Faster);

        Assert.Equal("u1", Assert.Single(Build(out var tally)).UserId);

        Assert.Equal(1, tally.LeftOut[LeftOut.Duplicate]);
    }

    [Fact]
    public async Task Started_again_it_is_done_and_other_settings_are_refused()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.WriteMetadata();
        string[] build = ["dataset", "build", "--codenet", _codeNet.Path, "--output", _codeNet.Output];

        var first = await Tool.RunAsync(build);
        var written = File.GetLastWriteTimeUtc(Path.Combine(_codeNet.Output, "dataset.json"));
        var second = await Tool.RunAsync(build);
        var third = await Tool.RunAsync([.. build, "--seed", "2"]);

        Assert.Equal((0, 0, 2), (first.Code, second.Code, third.Code));
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(_codeNet.Output, "dataset.json")));
        Assert.Contains("--output", third.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_codeNet.Output, ".build")));
    }

    [Fact]
    public void A_build_that_was_stopped_reads_no_program_a_second_time()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.WriteMetadata();
        var folder = CodeNetFolder.Open(_codeNet.Path);
        var blocker = Path.Combine(_codeNet.Output, "train.jsonl");
        // The last step cannot put its file where a folder is.
        Directory.CreateDirectory(Path.Combine(blocker, "full"));
        Directory.CreateDirectory(Path.Combine(_codeNet.Output, "val.jsonl", "full"));
        Directory.CreateDirectory(Path.Combine(_codeNet.Output, "test.jsonl", "full"));

        Assert.Throws<UserErrorException>(() => New(folder).Run(CancellationToken.None));
        Directory.Delete(Path.Combine(_codeNet.Path, "data", "p00001"), recursive: true);
        foreach (var split in SplitShares.Names)
        {
            Directory.Delete(Path.Combine(_codeNet.Output, split + ".jsonl"), recursive: true);
        }

        var tally = New(folder).Run(CancellationToken.None);

        Assert.Equal(1, tally.Kept.Values.Sum());
    }

    [Fact]
    public async Task A_folder_that_is_not_CodeNet_is_named()
    {
        var (code, _, error) = await Tool.RunAsync(
            "dataset",
            "build",
            "--codenet",
            Path.GetTempPath(),
            "--output",
            _codeNet.Output
        );

        Assert.Equal(2, code);
        Assert.Contains("metadata/pNNNNN.csv", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_metadata_is_the_users_to_mend()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.WriteMetadata();
        File.AppendAllText(
            Path.Combine(_codeNet.Path, "metadata", "p00001.csv"),
            "s1,p00001\n"
        );

        var (code, _, error) = await Tool.RunAsync(
            "dataset",
            "build",
            "--codenet",
            _codeNet.Path,
            "--output",
            _codeNet.Output
        );

        Assert.Equal(2, code);
        Assert.Contains("p00001.csv", error, StringComparison.Ordinal);
    }

    public void Dispose() => _codeNet.Dispose();

    private void Holds(string? reason)
    {
        var pairs = Build(out var tally);

        Assert.Equal(reason is null ? [] : [reason], tally.LeftOut.Keys);
        Assert.Equal(reason is null ? 1 : 0, pairs.Count);
    }

    private List<Pair> Build(out BuildTally tally)
    {
        _codeNet.WriteMetadata();
        tally = New(CodeNetFolder.Open(_codeNet.Path)).Run(CancellationToken.None);
        return SplitShares
            .Names.SelectMany(split =>
                PairFile.Read(Path.Combine(_codeNet.Output, split + ".jsonl"))
            )
            .ToList();
    }

    private DatasetBuild New(CodeNetFolder folder) =>
        new(
            folder,
            new BuildSettings { Memory = 256, Threads = 1 },
            _codeNet.Output,
            new(TextWriter.Null, TimeProvider.System)
        );
}
