using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PieBot.Testing.Models;

/// <summary>A real HTTP server on loopback that speaks the chat-completions wire format, with replies that the test wrote down.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<Asked> _requests = [];

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>The base URL of its API.</summary>
    public string Address => $"{_app.Urls.First()}/v1";

    /// <summary>All that was asked, in order.</summary>
    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Answers each request as the test likes, errors and all.</summary>
    public static async Task<ModelServer> StartAsync(Func<Asked, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
        });
        var server = new ModelServer(builder.Build());
        server._app.Run(async context =>
        {
            var asked = await Asked.ReadAsync(context.Request);
            lock (server._lock)
            {
                server._requests.Add(asked);
            }

            await answer(asked, context);
        });
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Gives as many replies as are asked for.</summary>
    public static Task<ModelServer> StartAsync(Func<Asked, IEnumerable<string>> replies) =>
        StartAsync((asked, context) => CompleteAsync(context, [.. replies(asked).Take(asked.N)]));

    public static Task CompleteAsync(HttpContext context, params string[] replies) =>
        JsonAsync(context, 200, Completion(replies));

    /// <summary>A chat completion; a reply that begins with <c>[length]</c> was cut off.</summary>
    public static string Completion(params string[] replies)
    {
        const string Cut = "[length]";
        var choices = replies.Select(
            JsonNode? (reply, index) =>
                new JsonObject
                {
                    ["index"] = index,
                    ["finish_reason"] = reply.StartsWith(Cut, StringComparison.Ordinal)
                        ? "length"
                        : "stop",
                    ["message"] = new JsonObject
                    {
                        ["role"] = "assistant",
                        ["content"] = reply.StartsWith(Cut, StringComparison.Ordinal)
                            ? reply[Cut.Length..]
                            : reply,
                    },
                }
        );
        return new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1,
            ["model"] = "recorded",
            ["choices"] = new JsonArray([.. choices]),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = 1000,
                ["completion_tokens"] = 100 * replies.Length,
                ["total_tokens"] = 1000 + (100 * replies.Length),
                ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 200 },
            },
        }.ToJsonString();
    }

    public static Task ErrorAsync(HttpContext context, int status, string message) =>
        JsonAsync(
            context,
            status,
            new JsonObject { ["error"] = new JsonObject { ["message"] = message } }.ToJsonString()
        );

    public static Task JsonAsync(HttpContext context, int status, string json) =>
        BytesAsync(context, status, Encoding.UTF8.GetBytes(json));

    public static async Task BytesAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>One request as the server saw it.</summary>
internal sealed record Asked(string Path, string? Authorization, string? ApiKey, JsonElement Body)
{
    public int N => Body.TryGetProperty("n", out var n) ? n.GetInt32() : 1;

    public bool HasSchema => Body.TryGetProperty("response_format", out _);

    public string System => Message(0);

    public string User => Message(1);

    public static async Task<Asked> ReadAsync(HttpRequest request)
    {
        using var json = await JsonDocument.ParseAsync(request.Body);
        return new(
            request.Path + request.QueryString,
            request.Headers.Authorization,
            request.Headers["api-key"],
            json.RootElement.Clone()
        );
    }

    private string Message(int index) =>
        Body.GetProperty("messages")[index].GetProperty("content").GetString()!;
}
