using PieBot.Core;
using PieBot.Testing.GitHub;
using PieBot.Tool.GitHub;
using PieBot.Tool.GitHub.Api;

namespace PieBot.Tests.GitHub;

public sealed class ConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_is_not_sent_to_another_host_that_a_page_points_to()
    {
        await using var gitHub = await FakeGitHub.StartAsync();
        gitHub.Disturb(
            "GET",
            "/reviews",
            Disturbance.Status(
                200,
                "[]",
                ("Link", "<https://evil.example/next?page=2>; rel=\"next\"")
            )
        );
        var handler = new Watching();
        using var connection = Connect(gitHub.Api, handler);

        var fault = await Assert.ThrowsAsync<GitHubFault>(() =>
            Api(connection).ReviewsAsync(7, Token)
        );

        Assert.Contains("another host", fault.Message, StringComparison.Ordinal);
        Assert.All(handler.Hosts, host => Assert.Equal("127.0.0.1", host));
    }

    [Theory]
    [InlineData("another port")]
    [InlineData("another host")]
    [InlineData("another scheme")]
    public async Task A_redirect_is_not_followed_with_the_token_to(string where)
    {
        await using var gitHub = await FakeGitHub.StartAsync();
        await using var other = await FakeGitHub.StartAsync();
        var address = where switch
        {
            "another port" => new Uri(other.Api, "stolen"),
            "another host" => new($"http://localhost:{other.Api.Port}/stolen"),
            _ => new($"https://127.0.0.1:{gitHub.Api.Port}/stolen"),
        };
        gitHub.Disturb(
            "GET",
            "/pulls/7",
            Disturbance.Status(302, "{}", ("Location", address.ToString()))
        );
        using var connection = Connect(
            gitHub.Api,
            new SocketsHttpHandler { AllowAutoRedirect = false }
        );

        var fault = await Assert.ThrowsAsync<GitHubFault>(() =>
            Api(connection).PullRequestAsync(7, Token)
        );

        Assert.Contains("another host", fault.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_redirect_within_the_same_scheme_host_and_port_is_followed()
    {
        await using var gitHub = await FakeGitHub.StartAsync();
        gitHub.Disturb(
            "GET",
            "/repositories/1/pulls/7",
            Disturbance.Status(
                200,
                """{"number": 7, "state": "open", "title": "t", "head": {"sha": "b"}, "base": {"sha": "a"}}"""
            )
        );
        gitHub.Disturb(
            "GET",
            "/orders/pulls/7",
            Disturbance.Status(
                301,
                "{}",
                ("Location", new Uri(gitHub.Api, "repositories/1/pulls/7").ToString())
            )
        );
        using var connection = Connect(
            gitHub.Api,
            new SocketsHttpHandler { AllowAutoRedirect = false }
        );

        Assert.Equal(7, (await Api(connection).PullRequestAsync(7, Token)).Number);
    }

    [Fact]
    public async Task An_error_never_repeats_the_token()
    {
        await using var gitHub = await FakeGitHub.StartAsync();
        gitHub.Disturb(
            "GET",
            "/pulls/7",
            Disturbance.Status(400, $$"""{"message": "bad token {{FakeGitHub.Token}}"}""")
        );
        using var connection = Connect(gitHub.Api, new SocketsHttpHandler());

        var fault = await Assert.ThrowsAsync<GitHubFault>(() =>
            Api(connection).PullRequestAsync(7, Token)
        );

        Assert.Equal("GitHub answered 400: bad token ***", fault.Message);
        Assert.Equal(FaultKind.Refused, fault.Kind);
    }

    [Fact]
    public void An_environment_does_not_print_its_token()
    {
        var environment = GitHubEnvironment.Read(name =>
            name == "GITHUB_TOKEN" ? FakeGitHub.Token : null
        );

        Assert.NotNull(environment.Token);
        Assert.DoesNotContain(FakeGitHub.Token, $"{environment}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_is_not_what_its_id_says_is_refused()
    {
        await using var gitHub = await FakeGitHub.StartAsync();
        var id = new string('0', 40);
        gitHub.Disturb(
            "GET",
            $"/git/blobs/{id}",
            Disturbance.Status(200, """{"encoding": "base64", "content": "ZXZpbAo="}""")
        );
        using var connection = Connect(gitHub.Api, new SocketsHttpHandler());

        var fault = await Assert.ThrowsAsync<GitHubFault>(() =>
            Api(connection).BlobAsync(id, Token)
        );

        Assert.Equal(FaultKind.Garbled, fault.Kind);
    }

    [Fact]
    public async Task Nobody_listening_is_a_fault_and_not_a_bug()
    {
        var gitHub = await FakeGitHub.StartAsync();
        var gone = gitHub.Api;
        await gitHub.DisposeAsync();
        using var connection = Connect(gone, new SocketsHttpHandler());

        var fault = await Assert.ThrowsAsync<GitHubFault>(() =>
            Api(connection).PullRequestAsync(7, Token)
        );

        Assert.Equal(FaultKind.Cut, fault.Kind);
    }

    [Fact]
    public async Task Being_cancelled_is_not_taken_for_a_fault()
    {
        await using var gitHub = await FakeGitHub.StartAsync();
        using var cancel = new CancellationTokenSource();
        gitHub.Disturb(
            "GET",
            "/pulls/7",
            async (context, take) =>
            {
                await cancel.CancelAsync();
                await Disturbance.Silence(context, take);
            }
        );
        using var connection = Connect(gitHub.Api, new SocketsHttpHandler(), cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Api(connection).PullRequestAsync(7, cancel.Token)
        );
    }

    [Fact]
    public async Task Other_posts_go_the_raw_way()
    {
        await using var gitHub = await FakeGitHub.StartAsync();
        gitHub.Disturb("POST", "/check-runs", Disturbance.Status(201, """{"id": 5}"""));
        using var connection = Connect(gitHub.Api, new SocketsHttpHandler());
        using var body = System.Text.Json.JsonDocument.Parse(
            """{"name": "PieBot", "head_sha": "abc"}"""
        );

        var answer = await connection.PostAsync<System.Text.Json.JsonElement>(
            $"repos/{FakeGitHub.Repository}/check-runs",
            body.RootElement,
            Token
        );

        Assert.Equal(5, answer.GetProperty("id").GetInt32());
        Assert.Equal(
            """{"name": "PieBot", "head_sha": "abc"}""",
            Assert.Single(gitHub.Requests).Body
        );
        Assert.Empty(gitHub.Violations);
    }

    [Theory]
    [InlineData("""{"message": "A", "errors": ["B", "C"]}""", "A; B; C")]
    [InlineData(
        """{"message": "A", "errors": [{"field": "b", "code": "missing"}]}""",
        "A; b missing"
    )]
    [InlineData("""{"message": "A", "errors": [{"message": "B"}]}""", "A; B")]
    [InlineData("""{"message": "A\nB"}""", "AB")]
    [InlineData("""{"errors": "odd"}""", "")]
    [InlineData("[]", "")]
    [InlineData("<html>", "")]
    [InlineData(null, "")]
    public void Errors_are_read_in_both_their_shapes(string? body, string words) =>
        Assert.Equal(words, GitHubFault.Words(body));

    [Theory]
    [InlineData(null, null, "https://api.github.com/")]
    [InlineData("https://ghe.example/api/v3", null, "https://ghe.example/api/v3/")]
    [InlineData("https://ghe.example/api/v3/", null, "https://ghe.example/api/v3/")]
    public void The_environment_is_read(string? api, string? other, string expected)
    {
        var environment = GitHubEnvironment.Read(name =>
            name switch
            {
                "GITHUB_API_URL" => api,
                "GITHUB_TOKEN" => "one",
                "PIEBOT_GITHUB_TOKEN" => other ?? "two",
                "GITHUB_ACTIONS" => "true",
                _ => "",
            }
        );

        Assert.Equal(new Uri(expected), environment.ApiUrl);
        Assert.Equal("two", environment.Token!.Reveal());
        Assert.True(environment.InActions);
        Assert.Null(environment.EventPath);
    }

    [Fact]
    public void An_address_that_is_none_is_told() =>
        Assert.Contains(
            "GITHUB_API_URL",
            Assert
                .Throws<UserErrorException>(() =>
                    GitHubEnvironment.Read(name => name == "GITHUB_API_URL" ? "file:///x" : null)
                )
                .Message,
            StringComparison.Ordinal
        );

    private static PullRequestApi Api(GitHubConnection connection) =>
        new(connection, FakeGitHub.Repository);

    private static GitHubConnection Connect(
        Uri api,
        HttpMessageHandler handler,
        CancellationToken? stop = null
    ) =>
        new(
            api,
            new(FakeGitHub.Token),
            handler,
            new Patience { Time = new SkippingTime() },
            stop ?? Token
        );

    private sealed class Watching() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<string> Hosts { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Hosts.Add(request.RequestUri!.Host);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
