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

namespace PieBot.Testing.GitHub;

/// <summary>A request as the fake saw it.</summary>
internal sealed record SeenRequest(string Method, string Path, string Body, string? Authorization)
{
    /// <summary>Whether it only asks.</summary>
    public bool IsQuestion => Method == "GET" || Path == "/graphql";
}

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

    /// <summary>All pull requests.</summary>
    public List<FakePull> Pulls { get; } = [];

    /// <summary>Who the token stands for; null for the token of an app, which stands for no user.</summary>
    public string? Login { get; set; }

    /// <summary>The app; a workflow's own token is that of <c>github-actions</c>.</summary>
    public string App { get; set; } = "github-actions[bot]";

    /// <summary>Whether GraphQL answers.</summary>
    public bool HasGraph { get; set; } = true;

    /// <summary>A review with a comment whose text holds this is refused, for whatever reason GitHub may have.</summary>
    public List<string> Refused { get; } = [];

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

    private string Author => Login ?? App;

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
        fake.Pulls.Add(fake.Pull);
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
        // GraphQL lies beside an Enterprise server's path.
        var whole = context.Request.Path.Value ?? "";
        var path = whole is "/graphql" or "/api/graphql"
            ? "/graphql"
            : "/" + whole[Prefix.Length..];
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
        foreach (var fault in path == "/graphql" ? [] : OpenApi.Request(method, path, query, body))
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
        if (status < 300 && path != "/graphql")
        {
            foreach (var fault in OpenApi.Answer(method, path, status, text))
            {
                _violations.Enqueue(fault);
            }
        }

        context.Response.StatusCode = status;
        if (status == 204)
        {
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(text);
    }

    private (int, JsonNode?) Take(HttpContext context, string method, string path, string body)
    {
        var own =
            Pulls.Find(one =>
                path == $"/repos/{Name}/pulls/{one.Number}"
                || path.StartsWith($"/repos/{Name}/pulls/{one.Number}/", StringComparison.Ordinal)
            ) ?? Pull;
        var pull = $"/repos/{Name}/pulls/{own.Number}";
        return (method, path) switch
        {
            ("GET", "/user") => Login is { } login
                ? (200, FakeShapes.User(login, "User"))
                : (403, Message("Resource not accessible by integration")),
            ("POST", "/graphql") => HasGraph
                ? (
                    200,
                    new JsonObject
                    {
                        ["data"] = new JsonObject
                        {
                            ["viewer"] = new JsonObject { ["login"] = Author },
                        },
                    }
                )
                : (403, Message("Resource not accessible by integration")),
            ("GET", _) when path == $"/repos/{Name}/pulls" => Page(context, Open(context)),
            ("GET", _)
                when Pulls.Find(one => path == $"/repos/{Name}/compare/{one.Base}...{one.Head}")
                    is { } compared => (
                200,
                new JsonObject
                {
                    ["merge_base_commit"] = new JsonObject { ["sha"] = compared.MergeBase },
                }
            ),
            ("GET", _) when path == pull => (200, FakeShapes.Pull(own)),
            ("GET", _) when path == pull + "/files" => Page(
                context,
                own.Files.Select(FakeShapes.File)
            ),
            ("GET", _) when path == pull + "/reviews" => Page(
                context,
                // A pending review is seen by its author alone.
                own.Reviews.Where(one => one.State != "PENDING" || one.Login == Author)
                    .Select(FakeShapes.Review)
            ),
            ("GET", _) when path == pull + "/comments" => Page(
                context,
                own.Comments.Select(FakeShapes.Comment)
            ),
            ("GET", _) when path == $"/repos/{Name}/git/commits/{own.Head}" => (
                200,
                FakeShapes.Commit(own)
            ),
            ("GET", _)
                when Pulls
                    .SelectMany(one => one.Files)
                    .FirstOrDefault(one => path == $"/repos/{Name}/git/blobs/{one.BlobId}")
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
            (not "GET", _) when own.Locked => (422, Unprocessable(["lock prevents review"])),
            ("POST", _) when path == pull + "/reviews" => Review(own, JsonNode.Parse(body)!),
            ("DELETE", _) when Pending(own, path) is { } pending => Delete(own, pending),
            ("PUT", _)
                when own.Reviews.Find(one => path == $"{pull}/reviews/{one.Id}") is { } review =>
                Edit(own, review, JsonNode.Parse(body)!),
            ("DELETE", _) when Comment(path) is { } comment => Delete(comment),
            ("PATCH", _) when Comment(path) is { } comment => Edit(comment, JsonNode.Parse(body)!),
            _ => (404, Message("Not Found")),
        };
    }

    private IEnumerable<JsonNode> Open(HttpContext context)
    {
        var head = context.Request.Query["head"].ToString();
        return Pulls
            .Where(one => head == $"{one.User.Login}:{one.Branch}" && one.State == "open")
            .Select(FakeShapes.Pull);
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

    private (int, JsonNode?) Review(FakePull pull, JsonNode review)
    {
        List<string> faults =
        [
            .. FakeRules.Faults(
                pull,
                review,
                pull.Reviews.Exists(one => one.State == "PENDING" && one.Login == Author)
            ),
        ];
        // As GitHub does, it does not say which.
        if (
            (review["comments"] as JsonArray ?? []).Any(one =>
                Refused.Exists(text =>
                    ((string)one!["body"]!).Contains(text, StringComparison.Ordinal)
                )
            )
        )
        {
            faults.Add("Line could not be resolved");
        }

        if (faults.Count > 0)
        {
            return (422, Unprocessable(faults));
        }

        var comments = review["comments"] as JsonArray ?? [];
        if (comments.Count > MostComments)
        {
            return (502, Message("Server Error"));
        }

        var state = (string?)review["event"] is null ? "PENDING" : "COMMENTED";
        return (200, FakeShapes.Review(Keep(pull, review, comments, state)));
    }

    /// <summary>Keeps a review as it was sent.</summary>
    public FakeReview Keep(JsonNode review, JsonArray comments, string state) =>
        Keep(Pull, review, comments, state);

    private FakeReview Keep(FakePull pull, JsonNode review, JsonArray comments, string state)
    {
        var id = NextId();
        var kept = comments
            .Select(one => new FakeComment(
                NextId(),
                Author,
                (string)one!["path"]!,
                (string)one["body"]!,
                (int?)one["start_line"],
                (int?)one["line"],
                id
            ))
            .ToList();
        var made = new FakeReview(
            id,
            Author,
            (string?)review["body"] ?? "",
            state,
            pull.Head,
            kept.Select(one => one.Id).ToList()
        );
        pull.Reviews.Add(made);
        if (state != "PENDING")
        {
            pull.Comments.AddRange(kept);
            foreach (var comment in kept)
            {
                if (
                    FakeRules.Uncommittable(pull, comment.Path, comment.StartLine, comment.Line) is
                    { } why
                )
                {
                    _violations.Enqueue(why);
                }
            }
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

    private FakeReview? Pending(FakePull pull, string path) =>
        pull.Reviews.Find(one =>
            one.State == "PENDING" && path == $"/repos/{Name}/pulls/{pull.Number}/reviews/{one.Id}"
        );

    private static (int, JsonNode?) Delete(FakePull pull, FakeReview pending)
    {
        pull.Reviews.Remove(pending);
        return (200, FakeShapes.Review(pending));
    }

    private (int, JsonNode?) Edit(FakePull pull, FakeReview review, JsonNode body)
    {
        if (review.Login != Author)
        {
            return (403, Message("Resource not accessible by integration"));
        }

        var edited = review with { Body = (string)body["body"]! };
        pull.Reviews[pull.Reviews.IndexOf(review)] = edited;
        return (200, FakeShapes.Review(edited));
    }

    private FakeComment? Comment(string path) =>
        Pulls
            .SelectMany(one => one.Comments)
            .FirstOrDefault(one => path == $"/repos/{Name}/pulls/comments/{one.Id}");

    private (int, JsonNode?) Delete(FakeComment comment)
    {
        if (comment.Login != Author)
        {
            return (403, Message("Resource not accessible by integration"));
        }

        Pulls.ForEach(one => one.Comments.Remove(comment));
        return (204, null);
    }

    private (int, JsonNode?) Edit(FakeComment comment, JsonNode body)
    {
        if (comment.Login != Author)
        {
            return (403, Message("Resource not accessible by integration"));
        }

        var edited = comment with { Body = (string)body["body"]! };
        var comments = Pulls.Single(one => one.Comments.Contains(comment)).Comments;
        comments[comments.IndexOf(comment)] = edited;
        return (200, FakeShapes.Comment(edited));
    }

    private static JsonObject Unprocessable(IEnumerable<string> faults) =>
        new()
        {
            ["message"] = "Unprocessable Entity",
            ["errors"] = new JsonArray([.. faults.Select(one => JsonValue.Create(one))]),
            ["documentation_url"] =
                "https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request",
            ["status"] = "422",
        };

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
