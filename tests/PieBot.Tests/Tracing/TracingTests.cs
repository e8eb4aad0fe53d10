using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PieBot.Core.Runs;
using PieBot.Tests.Console;
using PieBot.Tests.Setup;
using PieBot.Tool.Commands;
using PieBot.Tool.Tracing;

namespace PieBot.Tests.Tracing;

[Collection(ProcessEnvironment.Name)]
public sealed class TracingTests
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    [Fact]
    public void Each_stage_is_a_span_of_the_command_and_a_verdict_an_event()
    {
        using var spans = new StageSpans("run");
        spans.Report(new("build", "one", 0, 0));
        spans.Report(new("build", "two", 0, 0));
        spans.Report(new("measure", "three", 0, 1));
        spans.Report(
            new(
                "measure",
                "",
                1,
                1,
                new("c-1", VerdictKind.Faster, "why", null, null, TimeSpan.Zero)
            )
        );

        var ended = spans.End(0, failed: false);

        Assert.Equal(["build", "measure", "piebot run"], ended.Select(span => span.DisplayName));
        Assert.Equal(default, ended[2].ParentSpanId);
        Assert.All(ended.Take(2), span => Assert.Equal(ended[2].SpanId, span.ParentSpanId));
        Assert.Null(System.Diagnostics.Activity.Current);
        var tags = Assert.Single(ended[1].Events).Tags.ToDictionary();
        Assert.Equal(("c-1", "Faster"), (tags["piebot.candidate"], tags["piebot.verdict"]));
    }

    [Fact]
    public async Task They_are_posted_to_the_endpoint_and_nowhere_without_one()
    {
        var received = new List<(string Path, string? Key, string Body)>();
        await using var server = await ServeAsync(received);
        using var repository = await SetupRepository.CreateAsync();

        await ProposeAsync(repository, null);
        Assert.Empty(received);
        await ProposeAsync(repository, server.Urls.First());

        var (path, key, body) = Assert.Single(received);
        Assert.Equal(("/v1/traces", "a b"), (path, key));
        using var json = JsonDocument.Parse(body);
        var scope = json.RootElement.GetProperty("resourceSpans")[0].GetProperty("scopeSpans")[0];
        Assert.Equal("PieBot", scope.GetProperty("scope").GetProperty("name").GetString());
        var command = scope.GetProperty("spans").EnumerateArray().Last();
        Assert.Equal("piebot propose", command.GetProperty("name").GetString());
        Assert.Equal(32, command.GetProperty("traceId").GetString()!.Length);
        Assert.False(command.TryGetProperty("parentSpanId", out _));
        // The repository has no commit: the command failed.
        Assert.Equal(2, command.GetProperty("status").GetProperty("code").GetInt32());
        Assert.True(
            long.Parse(command.GetProperty("startTimeUnixNano").GetString()!)
                <= long.Parse(command.GetProperty("endTimeUnixNano").GetString()!)
        );
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_said_and_is_no_fault()
    {
        using var repository = await SetupRepository.CreateAsync();

        var error = await ProposeAsync(repository, "http://127.0.0.1:1");

        Assert.Contains("spans could not be sent", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_none_is_bad_input()
    {
        using var repository = await SetupRepository.CreateAsync();

        Assert.Contains(
            "is not an http or https address",
            await ProposeAsync(repository, "localhost"),
            StringComparison.Ordinal
        );
    }

    private static async Task<WebApplication> ServeAsync(
        List<(string Path, string? Key, string Body)> received
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(async request =>
        {
            using var reader = new StreamReader(request.Request.Body);
            received.Add(
                (
                    request.Request.Path,
                    request.Request.Headers["x-key"],
                    await reader.ReadToEndAsync()
                )
            );
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private static async Task<string> ProposeAsync(SetupRepository repository, string? endpoint)
    {
        Environment.SetEnvironmentVariable(Endpoint, endpoint);
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_HEADERS", "x-key=a%20b");
        try
        {
            using var error = new StringWriter();
            var exit = await CommandLine.RunAsync(
                ["propose", "--repo", repository.Root],
                TextWriter.Null,
                error,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(ExitCode.BadInput, exit);
            return error.ToString();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Endpoint, null);
            Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_HEADERS", null);
        }
    }
}
