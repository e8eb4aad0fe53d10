using System.Text;
using Microsoft.AspNetCore.Http;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Testing.Models;

namespace PieBot.Core.Tests.Proposals.Models.Endpoint;

public sealed class ChatEndpointTests
{
    private const string Key = "sk-s3cr3t-0123456789";

    private static readonly Question Simple = new(
        "be brief",
        "the member",
        3,
        0.7,
        100,
        ReplyFormat.Schema
    );

    [Fact]
    public async Task Asks_for_all_samples_in_one_request_by_strict_schema()
    {
        await using var server = await ModelServer.StartAsync(asked => ["a", "b", "c", "d"]);
        using var endpoint = Open(server);

        var answer = await AskAsync(endpoint);

        Assert.Equal(["a", "b", "c"], answer.Replies.Select(reply => reply.Text));
        Assert.Equal(new TokenUsage(1000, 300, 200), answer.Usage);
        var asked = Assert.Single(server.Requests);
        Assert.Equal("/v1/chat/completions", asked.Path);
        Assert.Equal($"Bearer {Key}", asked.Authorization);
        Assert.Equal("m", asked.Body.GetProperty("model").GetString());
        Assert.Equal(0.7, asked.Body.GetProperty("temperature").GetDouble());
        Assert.False(asked.Body.GetProperty("stream").GetBoolean());
        var schema = asked.Body.GetProperty("response_format").GetProperty("json_schema");
        Assert.True(schema.GetProperty("strict").GetBoolean());
        // Strict mode wants every property required and none beside them.
        Assert.Equal(
            schema
                .GetProperty("schema")
                .GetProperty("properties")
                .EnumerateObject()
                .Select(one => one.Name),
            schema
                .GetProperty("schema")
                .GetProperty("required")
                .EnumerateArray()
                .Select(one => one.GetString()!)
        );
    }

    [Theory]
    [InlineData(401, "PIEBOT_API_KEY")]
    [InlineData(403, "--model")]
    [InlineData(404, "--endpoint")]
    [InlineData(410, "retired")]
    [InlineData(301, "redirects")]
    public async Task Ends_with_advice_where_no_request_can_succeed(int status, string advice)
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
            {
                context.Response.Headers.Location = "https://example.org/elsewhere";
                return ModelServer.ErrorAsync(context, status, $"no {Key}");
            }
        );
        using var endpoint = Open(server);

        var error = await Assert.ThrowsAsync<UserErrorException>(() => AskAsync(endpoint));

        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Waits_as_long_as_the_server_asks_and_tries_again()
    {
        var time = new InstantTime();
        var turn = 0;
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
            {
                context.Response.Headers.RetryAfter = "7";
                return ++turn < 3
                    ? ModelServer.ErrorAsync(context, 429, "slow down")
                    : ModelServer.CompleteAsync(context, "a", "b", "c");
            }
        );
        using var endpoint = Open(server, time: time);

        var answer = await AskAsync(endpoint);

        Assert.Equal((3, 3), (answer.Replies.Count, answer.Tries));
        Assert.Equal([7.0, 7.0], time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Waits_longer_each_time_where_the_server_does_not_say()
    {
        var time = new InstantTime();
        await using var server = await ModelServer.StartAsync(
            (asked, context) => ModelServer.ErrorAsync(context, 500, $"broken by {Key}")
        );
        using var endpoint = Open(server, time: time);

        var answer = await AskAsync(endpoint);

        Assert.Equal([1.0, 2.0, 4.0], time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Contains("500", answer.Fault, StringComparison.Ordinal);
        Assert.Contains("broken by ***", answer.Fault, StringComparison.Ordinal);
        Assert.False(answer.Overloaded);
    }

    [Theory]
    [InlineData("2", 4)]
    [InlineData("3600", 1)]
    public async Task A_storm_of_429_is_a_fault_of_the_request_and_nobody_waits_an_hour(
        string retryAfter,
        int tries
    )
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
            {
                context.Response.Headers.RetryAfter = retryAfter;
                return ModelServer.ErrorAsync(context, 429, "no");
            }
        );
        using var endpoint = Open(server);

        var answer = await AskAsync(endpoint);

        Assert.True(answer.Overloaded);
        Assert.Equal(tries, server.Requests.Count);
        Assert.Equal(tries, answer.Tries);
    }

    [Theory]
    [InlineData("half", "connection failed")]
    [InlineData("slow", "--request-timeout")]
    [InlineData("large", "larger than 4 MiB")]
    [InlineData("html", "not a chat completion")]
    [InlineData("empty", "not a chat completion")]
    public async Task Broken_bodies_are_faults_of_the_request(string kind, string fault)
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) => BreakAsync(context, kind)
        );
        using var endpoint = Open(server, timeout: kind == "slow" ? 1 : 60);

        var answer = await AskAsync(endpoint);

        Assert.Empty(answer.Replies);
        Assert.Contains(fault, answer.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_utf_8_is_read_as_replacement_characters()
    {
        var body = Encoding.UTF8.GetBytes(ModelServer.Completion("A?B"));
        body[Array.IndexOf(body, (byte)'?')] = 0xC3;
        await using var server = await ModelServer.StartAsync(
            (asked, context) => ModelServer.BytesAsync(context, 200, body)
        );
        using var endpoint = Open(server);

        var answer = await AskAsync(endpoint);

        Assert.Equal("A\ufffdB", answer.Replies[0].Text);
    }

    [Theory]
    [InlineData("response_format is not supported", "response_format")]
    [InlineData("temperature must be 1 for this model", "temperature")]
    [InlineData("only one choice, n > 1 is not allowed", "n")]
    [InlineData("Unsupported parameter: 'max_tokens'", "max_tokens")]
    public async Task What_a_server_refuses_is_left_out_from_then_on(string message, string name)
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
                asked.Body.TryGetProperty(name, out _)
                    ? ModelServer.ErrorAsync(context, 400, message)
                    : ModelServer.CompleteAsync(context, [.. Enumerable.Repeat("x", asked.N)])
        );
        using var endpoint = Open(server);

        var first = await AskAsync(endpoint);
        var second = await AskAsync(
            endpoint,
            endpoint.Traits.Schema ? ReplyFormat.Schema : ReplyFormat.Fenced
        );

        Assert.Null(first.Fault);
        // Another format is for the caller to ask in.
        Assert.Equal(name != "response_format", first.Replies.Count > 0);
        Assert.NotEmpty(second.Replies);
        Assert.Single(server.Requests, asked => asked.Body.TryGetProperty(name, out _));
    }

    [Fact]
    public async Task Remembers_that_a_server_passes_over_n()
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) => ModelServer.CompleteAsync(context, "only one")
        );
        using var endpoint = Open(server);

        await AskAsync(endpoint);
        await AskAsync(endpoint);

        Assert.Equal([3, 1], server.Requests.Select(asked => asked.N));
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_is_not_sent_again_in_other_clothes()
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
                ModelServer.ErrorAsync(
                    context,
                    400,
                    "This model's maximum context length is 4096 tokens"
                )
        );
        using var endpoint = Open(server);

        var answer = await AskAsync(endpoint);

        Assert.Contains("maximum context length", answer.Fault, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Speaks_azures_dialect()
    {
        await using var server = await ModelServer.StartAsync(asked => ["a", "b", "c"]);
        using var endpoint = new ChatEndpoint(
            EndpointSettings.Read(
                "my-deployment",
                server.Address[..^3],
                azure: true,
                name => name == "AZURE_OPENAI_API_KEY" ? Key : null
            ),
            ChatEndpoint.Handler(),
            new InstantTime()
        );

        var answer = await AskAsync(endpoint);

        Assert.Equal(3, answer.Replies.Count);
        var asked = Assert.Single(server.Requests);
        Assert.StartsWith(
            "/openai/deployments/my-deployment/chat/completions?api-version=",
            asked.Path,
            StringComparison.Ordinal
        );
        Assert.Equal((Key, null), (asked.ApiKey, asked.Authorization));
    }

    [Fact]
    public async Task Keeps_so_many_requests_under_way_and_no_more()
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
        await using var server = await ModelServer.StartAsync(
            async (asked, context) =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++now);
                }

                await Task.Delay(30, TestContext.Current.CancellationToken);
                lock (gate)
                {
                    now--;
                }

                await ModelServer.CompleteAsync(context, "a", "b", "c");
            }
        );
        using var endpoint = Open(server, concurrency: 2);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AskAsync(endpoint)));

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = await ModelServer.StartAsync(
            async (asked, context) =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
        );
        using var endpoint = Open(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            endpoint.AskAsync(Simple, 3, cancel.Token)
        );
    }

    private static async Task BreakAsync(HttpContext context, string kind)
    {
        var whole = Encoding.UTF8.GetBytes(ModelServer.Completion("a", "b", "c"));
        switch (kind)
        {
            case "half":
                context.Response.ContentLength = whole.Length;
                await context.Response.Body.WriteAsync(whole.AsMemory(0, 40));
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case "slow":
                foreach (var one in whole)
                {
                    await context.Response.Body.WriteAsync(new[] { one }, context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(200, context.RequestAborted);
                }

                break;
            case "large":
                await ModelServer.CompleteAsync(context, new string('x', 10 << 20));
                break;
            case "html":
                await ModelServer.BytesAsync(context, 200, "<html>"u8.ToArray());
                break;
            default:
                await ModelServer.BytesAsync(context, 200, []);
                break;
        }
    }

    private static ChatEndpoint Open(
        ModelServer server,
        TimeProvider? time = null,
        int timeout = 60,
        int concurrency = 4
    ) =>
        new(
            new(EndpointKind.Compatible, new(server.Address), "m", new ApiKey(Key))
            {
                RequestTimeout = TimeSpan.FromSeconds(timeout),
                Concurrency = concurrency,
            },
            ChatEndpoint.Handler(),
            time ?? new InstantTime()
        );

    private static Task<Answer> AskAsync(
        ChatEndpoint endpoint,
        ReplyFormat format = ReplyFormat.Schema
    ) =>
        endpoint.AskAsync(
            Simple with
            {
                Format = format,
            },
            3,
            TestContext.Current.CancellationToken
        );
}
