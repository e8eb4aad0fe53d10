using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PieBot.Lab.Tests.FineTuning.Jobs;

/// <summary>One request as the server saw it.</summary>
internal sealed record Seen(
    string Method,
    string Path,
    string? Authorization,
    string? ApiKey,
    string Body
);

/// <summary>
/// A real HTTP server on loopback that follows the wire format of the fine-tuning and files API
/// (https://platform.openai.com/docs/api-reference/fine-tuning), with faults that the test asks for.
/// </summary>
internal sealed class TuningServer : IAsyncDisposable
{
    public const string Key = "sk-test-0123456789abcdef";

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<Seen> _seen = [];

    private TuningServer(WebApplication app) => _app = app;

    public string Root => _app.Urls.First();

    public string Address => $"{Root}/v1";

    /// <summary>Statuses of the job, one a look; the last stays.</summary>
    public Queue<string> Statuses { get; } = new(["succeeded"]);

    /// <summary>Is asked before each request; false: it has answered.</summary>
    public Func<Seen, HttpContext, Task<bool>> Before { get; set; } =
        (_, _) => Task.FromResult(true);

    public IReadOnlyList<Seen> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    public static async Task<TuningServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new TuningServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task ErrorAsync(HttpContext context, int status, string message) =>
        WriteAsync(
            context,
            status,
            new()
            {
                ["error"] = new JsonObject
                {
                    ["message"] = message,
                    ["type"] = "invalid_request_error",
                    ["param"] = null,
                    ["code"] = null,
                },
            }
        );

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new Seen(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.Authorization,
            context.Request.Headers["api-key"],
            await reader.ReadToEndAsync()
        );
        lock (_lock)
        {
            _seen.Add(request);
        }

        if (await Before(request, context))
        {
            var path = context.Request.Path.Value!;
            var part = path[
                (
                    path.StartsWith("/openai", StringComparison.Ordinal)
                        ? "/openai".Length
                        : "/v1".Length
                )..
            ];
            await (
                (request.Method, part) switch
                {
                    ("POST", "/files") => WriteAsync(context, 200, File(request)),
                    ("POST", "/fine_tuning/jobs") => WriteAsync(
                        context,
                        200,
                        Job("validating_files")
                    ),
                    ("POST", "/fine_tuning/jobs/ftjob-1/cancel") => WriteAsync(
                        context,
                        200,
                        Job("cancelled")
                    ),
                    ("GET", "/fine_tuning/jobs/ftjob-1") => WriteAsync(
                        context,
                        200,
                        Job(NextStatus())
                    ),
                    ("GET", "/fine_tuning/jobs/ftjob-1/events") => WriteAsync(
                        context,
                        200,
                        Events()
                    ),
                    ("GET", "/fine_tuning/jobs/ftjob-1/checkpoints") => WriteAsync(
                        context,
                        200,
                        Checkpoints()
                    ),
                    _ => ErrorAsync(context, 404, "Could not find fine tune: ftjob-2"),
                }
            );
        }
    }

    private string NextStatus()
    {
        lock (_lock)
        {
            return Statuses.Count > 1 ? Statuses.Dequeue() : Statuses.Peek();
        }
    }

    private static JsonObject File(Seen request) =>
        new()
        {
            ["id"] = request.Body.Contains("valid.jsonl", StringComparison.Ordinal)
                ? "file-valid"
                : "file-train",
            ["object"] = "file",
            ["bytes"] = request.Body.Length,
            ["created_at"] = 1,
            ["filename"] = "train.jsonl",
            ["purpose"] = "fine-tune",
            ["status"] = "processed",
        };

    private static JsonObject Job(string status) =>
        new()
        {
            ["object"] = "fine_tuning.job",
            ["id"] = "ftjob-1",
            ["model"] = "base-model",
            ["created_at"] = 1,
            ["finished_at"] = null,
            ["fine_tuned_model"] = status == "succeeded" ? "ft:base-model:me::abc" : null,
            ["organization_id"] = "org-1",
            ["result_files"] = new JsonArray(),
            ["status"] = status,
            ["validation_file"] = null,
            ["training_file"] = "file-train",
            ["hyperparameters"] = new JsonObject { ["n_epochs"] = "auto" },
            ["trained_tokens"] = status == "succeeded" ? 1234 : null,
            ["seed"] = 1,
            ["error"] =
                status == "failed"
                    ? new JsonObject
                    {
                        ["code"] = "invalid_training_file",
                        ["message"] = "The job failed due to an invalid training file.",
                    }
                    : null,
        };

    private static JsonObject Events() =>
        List(
            new JsonObject
            {
                ["id"] = "ev-2",
                ["object"] = "fine_tuning.job.event",
                ["created_at"] = 2,
                ["level"] = "info",
                ["message"] = "Step 1/10: training loss=0.5",
            },
            new JsonObject
            {
                ["id"] = "ev-1",
                ["object"] = "fine_tuning.job.event",
                ["created_at"] = 1,
                ["level"] = "warn",
                ["message"] = "Created\u001b[31m job",
            }
        );

    private static JsonObject Checkpoints() =>
        List(
            new JsonObject
            {
                ["id"] = "ckpt-1",
                ["object"] = "fine_tuning.job.checkpoint",
                ["created_at"] = 2,
                ["fine_tuned_model_checkpoint"] = "ft:base-model:me::abc:ckpt-step-88",
                ["step_number"] = 88,
                ["fine_tuning_job_id"] = "ftjob-1",
            }
        );

    private static JsonObject List(params JsonNode[] items) =>
        new()
        {
            ["object"] = "list",
            ["data"] = new JsonArray(items),
            ["has_more"] = false,
        };

    private static async Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(JsonSerializerOptions.Default));
    }
}
