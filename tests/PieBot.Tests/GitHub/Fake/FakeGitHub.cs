using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PieBot.Tests.GitHub.Fake;

/// <summary>A request as the fake saw it.</summary>
internal sealed record SeenRequest(string Method, string Path, string Body, string? Authorization);

/// <summary>
/// GitHub's REST interface for one repository, <c>shop/orders</c>, on a real HTTP server. It refuses what the real one refuses, and
/// holds every request and answer against the published description.
/// </summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    public const string Token = "ghs_0123456789abcdefSECRET";
    public const string Repository = "shop/orders";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly WebApplication _server;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly List<(Disturbance What, int[] Left)> _disturbances = [];
    private readonly Lock _lock = new();
    private long _lastId = 1000;

    private FakeGitHub(WebApplication server, string prefix)
    {
        _server = server;
        Prefix = prefix;
    }

    /// <summary>The repository's owner and name.</summary>
    public string Name { get; init; } = Repository;

    /// <summary>The only token that is taken.</summary>
    public string Secret { get; init; } = Token;

    public FakePull Pull { get; } = new();

    /// <summary>Who the token stands for; null for a workflow's own token, which stands for no user.</summary>
    public string? Login { get; set; }

    /// <summary>Whether the token may post.</summary>
    public bool CanWrite { get; set; } = true;

    /// <summary>Whether the token may post check runs.</summary>
    public bool CanCheck { get; set; }

    /// <summary>Check runs and their updates, as they were sent.</summary>
    public List<JsonNode> Checks { get; } = [];

    /// <summary>Reviews with more comments fail with a 502.</summary>
    public int MostComments { get; set; } = 30;

    /// <summary>A page's size where the real one's is what is asked for.</summary>
    public int MostPerPage { get; set; } = 100;

    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    public Uri Api => new(Address, Prefix);

    /// <summary>What GitHub's description does not allow; empty when all was well.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    private string Prefix { get; }

    private Uri Address => new(_server.Urls.First());

    private string Author => Login ?? "github-actions[bot]";

    /// <param name="prefix">Of all paths, as on an Enterprise server.</param>
    public static async Task<FakeGitHub> StartAsync(
        string prefix = "/",
        string repository = Repository,
        string secret = Token
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var fake = new FakeGitHub(server, prefix) { Name = repository, Secret = secret };
        server.Run(fake.AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    public void Disturb(
        string method,
        string pathEnd,
        Func<HttpContext, Func<Task>, Task> act,
        int times = 1
    ) => _disturbances.Add((new(method, pathEnd, times, act), [times]));

    public long NextId() => Interlocked.Increment(ref _lastId);

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var path = "/" + (context.Request.Path.Value ?? "")[Prefix.Length..];
        var method = context.Request.Method;
        Requests.Enqueue(new(method, path, body, context.Request.Headers.Authorization.ToString()));
        Check(context, method, path, body);
        var take = () => TakeAsync(context, method, path, body);
        if (Disturbing(method, path) is { } act)
        {
            await act(context, take);
        }
        else
        {
            await take();
        }
    }

    private Func<HttpContext, Func<Task>, Task>? Disturbing(string method, string path)
    {
        lock (_lock)
        {
            foreach (var (what, left) in _disturbances)
            {
                if (
                    left[0] > 0
                    && what.Method == method
                    && path.EndsWith(what.PathEnd, StringComparison.Ordinal)
                )
                {
                    left[0]--;
                    return what.Act;
                }
            }

            return null;
        }
    }

    private void Check(HttpContext context, string method, string path, string body)
    {
        var query = context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString());
        foreach (var fault in OpenApi.Request(method, path, query, body))
        {
            _violations.Enqueue(fault);
        }

        if (context.Request.Headers["X-GitHub-Api-Version"] != "2022-11-28")
        {
            _violations.Enqueue("no X-GitHub-Api-Version");
        }

        if (context.Request.Headers.UserAgent.Count == 0)
        {
            _violations.Enqueue("no User-Agent");
        }
    }

    private async Task TakeAsync(HttpContext context, string method, string path, string body)
    {
        int status;
        JsonNode? answer;
        lock (_lock)
        {
            (status, answer) = context.Request.Headers.Authorization switch
            {
                { } given
                    when given.ToString().Split(' ') is ["Bearer" or "Token", var token]
                        && token == Secret => Take(context, method, path, body),
                _ => (401, Message("Bad credentials")),
            };
        }

        var text = answer?.ToJsonString(Json) ?? "";
        if (status < 300)
        {
            foreach (var fault in OpenApi.Answer(method, path, status, text))
            {
                _violations.Enqueue(fault);
            }
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(text);
    }

    private (int, JsonNode?) Take(HttpContext context, string method, string path, string body)
    {
        var pull = $"/repos/{Name}/pulls/{Pull.Number}";
        return (method, path) switch
        {
            ("GET", "/user") => Login is { } login
                ? (200, FakeShapes.User(login, "User"))
                : (403, Message("Resource not accessible by integration")),
            ("GET", _) when path == $"/repos/{Name}/pulls" => Page(context, Open(context)),
            ("GET", _) when path == pull => (200, FakeShapes.Pull(Pull)),
            ("GET", _) when path == pull + "/files" => Page(
                context,
                Pull.Files.Select(FakeShapes.File)
            ),
            ("GET", _) when path == pull + "/reviews" => Page(
                context,
                // A pending review is seen by its author alone.
                Pull.Reviews.Where(one => one.State != "PENDING" || one.Login == Author)
                    .Select(FakeShapes.Review)
            ),
            ("GET", _) when path == pull + "/comments" => Page(
                context,
                Pull.Comments.Select(FakeShapes.Comment)
            ),
            ("GET", _) when path == $"/repos/{Name}/git/commits/{Pull.Head}" => (
                200,
                FakeShapes.Commit(Pull)
            ),
            ("GET", _)
                when Pull.Files.Find(one => path == $"/repos/{Name}/git/blobs/{one.BlobId}")
                    is { } file => (200, FakeShapes.Blob(file)),
            ("GET", _)
                when path == $"/repos/{Name}/contents/.piebot.yml"
                    && context.Request.Query["ref"] == Pull.Base
                    && Pull.Configuration is { } configuration => (
                200,
                FakeShapes.Content(".piebot.yml", configuration)
            ),
            (not "GET", _) when !CanWrite => (
                403,
                Message("Resource not accessible by integration")
            ),
            (not "GET", _)
                when path.StartsWith($"/repos/{Name}/check-runs", StringComparison.Ordinal) =>
                Check(method, JsonNode.Parse(body)!),
            ("POST", _) when path == pull + "/reviews" => Review(JsonNode.Parse(body)!),
            ("DELETE", _) when Pending(path) is { } pending => Delete(pending),
            ("PATCH", _) when Comment(path) is { } comment => Edit(comment, JsonNode.Parse(body)!),
            _ => (404, Message("Not Found")),
        };
    }

    private IEnumerable<JsonNode> Open(HttpContext context)
    {
        var owner = Pull.User.Login;
        var head = context.Request.Query["head"].ToString();
        return head == $"{owner}:{Pull.Branch}" && Pull.State == "open"
            ? [FakeShapes.Pull(Pull)]
            : [];
    }

    private (int, JsonNode?) Page(HttpContext context, IEnumerable<JsonNode> all)
    {
        var asked = Number(context, "per_page", 30);
        var page = Number(context, "page", 1);
        var size = Math.Min(asked, MostPerPage);
        var items = all.ToList();
        if (page * size < items.Count)
        {
            var query = string.Join(
                '&',
                context
                    .Request.Query.Where(one => one.Key is not "page")
                    .Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value.ToString())}")
                    .Append($"page={page + 1}")
            );
            context.Response.Headers.Link =
                $"<{Address.GetLeftPart(UriPartial.Authority)}{context.Request.Path}?{query}>; rel=\"next\"";
        }

        return (200, new JsonArray([.. items.Skip((page - 1) * size).Take(size)]));
    }

    private (int, JsonNode?) Review(JsonNode review)
    {
        var faults = FakeRules.Faults(
            Pull,
            review,
            Pull.Reviews.Exists(one => one.State == "PENDING" && one.Login == Author)
        );
        if (faults.Count > 0)
        {
            return (
                422,
                new JsonObject
                {
                    ["message"] = "Unprocessable Entity",
                    ["errors"] = new JsonArray([.. faults.Select(one => JsonValue.Create(one))]),
                    ["documentation_url"] =
                        "https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request",
                    ["status"] = "422",
                }
            );
        }

        var comments = review["comments"] as JsonArray ?? [];
        if (comments.Count > MostComments)
        {
            return (502, Message("Server Error"));
        }

        var state = (string?)review["event"] is null ? "PENDING" : "COMMENTED";
        return (200, FakeShapes.Review(Keep(review, comments, state)));
    }

    /// <summary>Keeps a review as it was sent.</summary>
    public FakeReview Keep(JsonNode review, JsonArray comments, string state)
    {
        var kept = comments
            .Select(one => new FakeComment(
                NextId(),
                Author,
                (string)one!["path"]!,
                (string)one["body"]!,
                (int?)one["start_line"],
                (int?)one["line"]
            ))
            .ToList();
        var made = new FakeReview(
            NextId(),
            Author,
            (string?)review["body"] ?? "",
            state,
            Pull.Head,
            kept.Select(one => one.Id).ToList()
        );
        Pull.Reviews.Add(made);
        if (state != "PENDING")
        {
            Pull.Comments.AddRange(kept);
        }

        return made;
    }

    private (int, JsonNode?) Check(string method, JsonNode check)
    {
        if (!CanCheck)
        {
            return (403, Message("Resource not accessible by integration"));
        }

        Checks.Add(check);
        return (method == "POST" ? 201 : 200, new JsonObject { ["id"] = 77 });
    }

    private FakeReview? Pending(string path) =>
        Pull.Reviews.Find(one =>
            one.State == "PENDING" && path == $"/repos/{Name}/pulls/{Pull.Number}/reviews/{one.Id}"
        );

    private (int, JsonNode?) Delete(FakeReview pending)
    {
        Pull.Reviews.Remove(pending);
        return (200, FakeShapes.Review(pending));
    }

    private FakeComment? Comment(string path) =>
        Pull.Comments.Find(one => path == $"/repos/{Name}/pulls/comments/{one.Id}");

    private (int, JsonNode?) Edit(FakeComment comment, JsonNode body)
    {
        if (comment.Login != Author)
        {
            return (403, Message("Resource not accessible by integration"));
        }

        var edited = comment with { Body = (string)body["body"]! };
        Pull.Comments[Pull.Comments.IndexOf(comment)] = edited;
        return (200, FakeShapes.Comment(edited));
    }

    private static int Number(HttpContext context, string name, int otherwise) =>
        int.TryParse(
            context.Request.Query[name].ToString(),
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;

    private static JsonObject Message(string text) =>
        new() { ["message"] = text, ["documentation_url"] = "https://docs.github.com/rest" };
}
