using PieBot.Core;
using PieBot.Lab.Datasets.CodeNet;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.Datasets.CodeNet;

public sealed class DatasetBuildTests : IDisposable
{
    private static readonly string Slower = SmallCodeNet.Program(10, "a");
    private static readonly string Faster = Slower.Replace(
        "* 3",
        "* 4 - 1",
        StringComparison.Ordinal
    );

    private readonly SmallCodeNet _codeNet = new();

    [Fact]
    public void Adjacent_accepted_submissions_in_time_order_are_a_pair()
    {
        var later = _codeNet.Add("p00001", "u1", 50, Faster, date: 2_000);
        _codeNet.Add("p00001", "u1", 90, "wrong", status: "Wrong Answer", date: 1_500);
        var earlier = _codeNet.Add("p00001", "u1", 100, Slower, date: 1_000);

        var pair = Assert.Single(_codeNet.Build(out _));

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

        Assert.Empty(_codeNet.Build(out var tally));

        Assert.Equal((4, 4, 0), (tally.Submissions, tally.Accepted, tally.Steps));
    }

    [Fact]
    public void The_same_pair_of_two_users_is_kept_once()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.AddPair("p00001", "u2", Slower + "\n", Faster);

        Assert.Equal("u1", Assert.Single(_codeNet.Build(out var tally)).UserId);

        Assert.Equal(1, tally.LeftOut[LeftOut.Duplicate]);
    }

    [Fact]
    public async Task Started_again_it_is_done_and_other_settings_are_refused()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.WriteMetadata();
        string[] build =
        [
            "dataset",
            "build",
            "--codenet",
            _codeNet.Path,
            "--output",
            _codeNet.Output,
        ];

        var first = await LabTool.RunAsync(build);
        var written = File.GetLastWriteTimeUtc(Path.Combine(_codeNet.Output, "dataset.json"));
        var second = await LabTool.RunAsync(build);
        var third = await LabTool.RunAsync([.. build, "--seed", "2"]);

        Assert.Equal((0, 0, 2), (first.Code, second.Code, third.Code));
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(
            written,
            File.GetLastWriteTimeUtc(Path.Combine(_codeNet.Output, "dataset.json"))
        );
        Assert.Contains("--output", third.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_codeNet.Output, ".build")));
    }

    [Fact]
    public void A_build_that_was_stopped_reads_no_program_a_second_time()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.WriteMetadata();
        var blocker = Path.Combine(_codeNet.Output, "train.jsonl");
        // The last step cannot put its file where a folder is.
        Directory.CreateDirectory(Path.Combine(blocker, "full"));
        Directory.CreateDirectory(Path.Combine(_codeNet.Output, "val.jsonl", "full"));
        Directory.CreateDirectory(Path.Combine(_codeNet.Output, "test.jsonl", "full"));

        Assert.Throws<UserErrorException>(() => _codeNet.New().Run(CancellationToken.None));
        Directory.Delete(Path.Combine(_codeNet.Path, "data", "p00001"), recursive: true);
        foreach (var split in SplitShares.Names)
        {
            Directory.Delete(Path.Combine(_codeNet.Output, split + ".jsonl"), recursive: true);
        }

        var tally = _codeNet.New().Run(CancellationToken.None);

        Assert.Equal(1, tally.Kept.Values.Sum());
    }

    [Fact]
    public async Task A_folder_that_is_not_CodeNet_is_named()
    {
        var (code, _, error) = await LabTool.RunAsync(
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
    public async Task Damaged_metadata_is_the_users_to_fix()
    {
        _codeNet.AddPair("p00001", "u1", Slower, Faster);
        _codeNet.WriteMetadata();
        File.AppendAllText(Path.Combine(_codeNet.Path, "metadata", "p00001.csv"), "s1,p00001\n");

        var (code, _, error) = await LabTool.RunAsync(
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
}
