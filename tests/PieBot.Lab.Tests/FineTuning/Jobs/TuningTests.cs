using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Lab.FineTuning.Jobs;

namespace PieBot.Lab.Tests.FineTuning.Jobs;

/// <summary>Jobs against a server on loopback.</summary>
public sealed class TuningTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _told = new();
    private readonly SkippingTime _time = new();
    private TuningServer _server = null!;

    private string Training => Path.Combine(_folder.Path, "train.jsonl");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TuningServer.StartAsync();
        Write(Training, 10);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
        await _told.DisposeAsync();
    }

    [Fact]
    public async Task A_job_is_started_with_the_uploaded_files()
    {
        var validation = Path.Combine(_folder.Path, "valid.jsonl");
        Write(validation, 1);
        using var endpoint = Open();

        var job = await New(endpoint)
            .StartAsync(
                Request() with
                {
                    ValidationFile = validation,
                    Suffix = "pie",
                    Epochs = 3,
                    Seed = 7,
                },
                false,
                Token
            );

        Assert.Equal(("ftjob-1", "validating_files"), (job.Id, job.Status));
        Assert.Equal(
            ["POST /v1/files", "POST /v1/files", "POST /v1/fine_tuning/jobs"],
            _server.Requests.Select(one => $"{one.Method} {one.Path}")
        );
        Assert.All(
            _server.Requests,
            one => Assert.Equal($"Bearer {TuningServer.Key}", one.Authorization)
        );
        Assert.Contains("fine-tune", _server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains(
            File.ReadAllLines(Training)[9],
            _server.Requests[0].Body,
            StringComparison.Ordinal
        );
        var sent = JsonDocument.Parse(_server.Requests[2].Body).RootElement;
        Assert.Equal(
            ("base-model", "file-train", "file-valid", "pie", 7, 3),
            (
                sent.GetProperty("model").GetString(),
                sent.GetProperty("training_file").GetString(),
                sent.GetProperty("validation_file").GetString(),
                sent.GetProperty("suffix").GetString(),
                sent.GetProperty("seed").GetInt32(),
                sent.GetProperty("hyperparameters").GetProperty("n_epochs").GetInt32()
            )
        );
    }

    [Fact]
    public async Task The_same_is_neither_uploaded_nor_started_twice_by_mistake()
    {
        using var endpoint = Open();
        await New(endpoint).StartAsync(Request(), false, Token);

        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            New(endpoint).StartAsync(Request(), false, Token)
        );
        await New(endpoint).StartAsync(Request(), true, Token);
        await New(endpoint).StartAsync(Request() with { Epochs = 2 }, false, Token);

        Assert.Contains("ftjob-1", error.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests, one => one.Path == "/v1/files");
        Assert.Equal(3, _server.Requests.Count(one => one.Path == "/v1/fine_tuning/jobs"));
    }

    [Fact]
    public async Task A_job_is_followed_to_its_end_and_its_log_told_once_in_order()
    {
        _server.Statuses.Clear();
        foreach (var status in (string[])["queued", "running", "succeeded"])
        {
            _server.Statuses.Enqueue(status);
        }

        using var endpoint = Open();
        var job = await New(endpoint).FollowAsync("ftjob-1", Token);
        var checkpoints = await endpoint.CheckpointsAsync("ftjob-1", Token);

        Assert.Equal(("succeeded", "ft:base-model:me::abc"), (job.Status, job.TunedModel));
        Assert.Equal(
            ["warn: Created[31m job", "info: Step 1/10: training loss=0.5"],
            _told.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Equal([new("ft:base-model:me::abc:ckpt-step-88", 88)], checkpoints);
        Assert.Contains(
            "--model ft:base-model:me::abc:ckpt-step-88",
            TuningReport.Of(job, checkpoints),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_job_is_cancelled()
    {
        using var endpoint = Open();

        var job = await endpoint.CancelAsync("ftjob-1", Token);

        Assert.Equal("cancelled", job.Status);
        Assert.Contains(
            _server.Requests,
            one => one is { Method: "POST", Path: "/v1/fine_tuning/jobs/ftjob-1/cancel" }
        );
    }

    [Fact]
    public async Task Azure_is_asked_in_its_own_dialect()
    {
        using var endpoint = Open(EndpointKind.Azure);

        var job = await New(endpoint).StartAsync(Request(), false, Token);
        await endpoint.GetAsync(job.Id, Token);
        await endpoint.EventsAsync(job.Id, 5, Token);
        await endpoint.CancelAsync(job.Id, Token);

        Assert.All(
            _server.Requests,
            one =>
            {
                Assert.StartsWith("/openai/", one.Path, StringComparison.Ordinal);
                Assert.Contains("api-version=", one.Path, StringComparison.Ordinal);
                Assert.Equal((TuningServer.Key, null), (one.ApiKey, one.Authorization));
            }
        );
    }

    internal static void Write(string path, int examples) =>
        File.WriteAllLines(
            path,
            Enumerable
                .Range(0, examples)
                .Select(number =>
                    $$"""{"messages":[{"role":"user","content":"slow {{number}}"},{"role":"assistant","content":"fast"}]}"""
                )
        );

    private TuningRequest Request() => new("base-model", Training, null, null, null, null);

    private Tuning New(TuningEndpoint endpoint) => new(endpoint, "here", _told, _time);

    private TuningEndpoint Open(EndpointKind kind = EndpointKind.Compatible) =>
        new(
            new(
                kind,
                new(kind == EndpointKind.Azure ? _server.Root : _server.Address),
                "base-model",
                new(TuningServer.Key)
            ),
            ChatEndpoint.Handler(),
            _time
        );
}
