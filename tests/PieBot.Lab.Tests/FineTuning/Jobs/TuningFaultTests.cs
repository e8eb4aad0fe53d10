using Microsoft.AspNetCore.Http;
using PieBot.Core;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Lab.FineTuning.Jobs;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.FineTuning.Jobs;

/// <summary>What goes wrong at the server, and what the user is told.</summary>
public sealed class TuningFaultTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SkippingTime _time = new();
    private TuningServer _server = null!;

    private string Training => Path.Combine(_folder.Path, "train.jsonl");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TuningServer.StartAsync();
        TuningTests.Write(Training, 10);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(401, "does not accept the key")]
    [InlineData(403, "does not allow this key")]
    [InlineData(400, "refused")]
    [InlineData(404, "has no such job")]
    [InlineData(307, "redirects")]
    public async Task What_no_second_try_fixes_is_reported_at_once_and_without_the_key(
        int status,
        string words
    )
    {
        // A server that echoes the key, as some do.
        Fail(
            _ => true,
            status,
            $"Incorrect API key provided: {TuningServer.Key}. file-train is invalid."
        );

        var error = await StartAsync();

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TuningServer.Key, error.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Too_many_requests_are_tried_again_when_the_server_says()
    {
        var turned = 0;
        _server.Before = async (_, context) =>
        {
            if (turned++ > 0)
            {
                return true;
            }

            context.Response.Headers.RetryAfter = "7";
            await TuningServer.ErrorAsync(context, 429, "slow down");
            return false;
        };
        using var endpoint = Open();

        var job = await endpoint.GetAsync("ftjob-1", Token);

        Assert.Equal("succeeded", job.Status);
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
    }

    [Fact]
    public async Task Faults_of_the_server_are_tried_again_and_then_told()
    {
        Fail(_ => true, 503, "overloaded");
        using var endpoint = Open();

        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            endpoint.GetAsync("ftjob-1", Token)
        );

        Assert.Contains("503", error.Message, StringComparison.Ordinal);
        Assert.Contains("overloaded", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task A_start_that_failed_on_the_way_is_not_tried_again_since_it_may_have_started()
    {
        Fail(one => one.Path == "/v1/fine_tuning/jobs", 500, "oops");

        var error = await StartAsync();

        Assert.Contains("whether it was done anyway", error.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests, one => one.Path == "/v1/fine_tuning/jobs");
    }

    [Fact]
    public async Task After_a_start_that_was_refused_the_file_is_not_uploaded_again()
    {
        Fail(one => one.Path == "/v1/fine_tuning/jobs", 429, "no quota");
        await StartAsync();
        _server.Before = (_, _) => Task.FromResult(true);

        using var endpoint = Open();
        var job = await New(endpoint).StartAsync(Request(), false, Token);

        Assert.Equal("ftjob-1", job.Id);
        Assert.Single(_server.Requests, one => one.Path == "/v1/files");
        Assert.DoesNotContain(
            TuningServer.Key,
            File.ReadAllText(TuningJournal.PathOf(Training)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_connection_that_breaks_is_told()
    {
        _server.Before = (_, context) =>
        {
            context.Abort();
            return Task.FromResult(false);
        };
        using var endpoint = Open();

        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            endpoint.GetAsync("ftjob-1", Token)
        );

        Assert.Contains("connection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_job_is_told()
    {
        _server.Before = async (_, context) =>
        {
            await context.Response.WriteAsync("<html>welcome</html>");
            return false;
        };
        using var endpoint = Open();

        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            endpoint.GetAsync("ftjob-1", Token)
        );

        Assert.Contains(
            "not answer with a fine-tuning job",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(9, "", "fewer than 10")]
    [InlineData(10, "{\"prompt\": \"x\"}", "line 11 is not a chat example")]
    [InlineData(
        10,
        "{\"messages\": [{\"role\": \"assistant\", \"content\": \"x\"}, {\"role\": \"user\", \"content\": \"x\"}]}",
        "line 11 is not a chat example"
    )]
    public async Task A_file_that_the_server_would_refuse_is_not_sent(
        int examples,
        string line,
        string words
    )
    {
        TuningTests.Write(Training, examples);
        if (line.Length > 0)
        {
            File.AppendAllText(Training, line + "\n");
        }

        var error = await StartAsync();

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_job_that_failed_ends_the_command_with_the_reason()
    {
        _server.Statuses.Clear();
        _server.Statuses.Enqueue("failed");

        var (code, output, error) = await LabTool.RunAsync(
            "finetune",
            "status",
            "ftjob-1",
            "--endpoint",
            _server.Address
        );

        Assert.Equal(2, code);
        Assert.Contains("job ftjob-1: failed", output, StringComparison.Ordinal);
        Assert.Contains("invalid training file", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("succeeded", "use it with: --model ft:base-model:me::abc")]
    [InlineData("running", "look again with: piebot-lab finetune status ftjob-1")]
    [InlineData("cancelled", "job ftjob-1: cancelled")]
    public async Task The_command_says_how_a_job_stands(string status, string words)
    {
        _server.Statuses.Clear();
        _server.Statuses.Enqueue(status);

        var (code, output, error) = await LabTool.RunAsync(
            "finetune",
            "status",
            "ftjob-1",
            "--endpoint",
            _server.Address
        );

        Assert.True(code == 0, error);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_starts_and_cancels()
    {
        var start = await LabTool.RunAsync(
            "finetune",
            "start",
            "--file",
            Training,
            "--model",
            "base-model",
            "--endpoint",
            _server.Address
        );
        var cancel = await LabTool.RunAsync(
            "finetune",
            "cancel",
            "ftjob-1",
            "--endpoint",
            _server.Address
        );

        Assert.True(start.Code == 0 && cancel.Code == 0, start.Error + cancel.Error);
        Assert.Contains("job ftjob-1: validating_files", start.Output, StringComparison.Ordinal);
        Assert.Contains("job ftjob-1: cancelled", cancel.Output, StringComparison.Ordinal);
    }

    private void Fail(Func<Seen, bool> isHit, int status, string message) =>
        _server.Before = async (request, context) =>
        {
            if (!isHit(request))
            {
                return true;
            }

            await TuningServer.ErrorAsync(context, status, message);
            return false;
        };

    private async Task<UserErrorException> StartAsync()
    {
        using var endpoint = Open();
        return await Assert.ThrowsAsync<UserErrorException>(() =>
            New(endpoint).StartAsync(Request(), false, Token)
        );
    }

    private TuningRequest Request() => new("base-model", Training, null, null, null, null);

    private Tuning New(TuningEndpoint endpoint) => new(endpoint, "here", TextWriter.Null, _time);

    private TuningEndpoint Open() =>
        new(
            new(EndpointKind.Compatible, new(_server.Address), "base-model", new(TuningServer.Key)),
            ChatEndpoint.Handler(),
            _time
        );
}
