using System.Text.Json;
using Octokit;
using Octokit.Internal;
using PieBot.Core;

namespace PieBot.Tool.GitHub.Api;

/// <summary>Raw requests through Octokit's connection, with PieBot's own types. Every failure is a <see cref="GitHubFault"/>.</summary>
internal sealed class GitHubConnection : IDisposable
{
    private const string Json = "application/json";

    private readonly Uri _api;
    private readonly Secret _token;
    private readonly HttpClientAdapter _http;
    private readonly Connection _connection;

    /// <param name="api">Ends with a slash.</param>
    /// <param name="network">Tests and proxies stand in here; this object disposes it.</param>
    public GitHubConnection(
        Uri api,
        Secret token,
        HttpMessageHandler network,
        Patience patience,
        CancellationToken stop
    )
    {
        _api = api;
        _token = token;
        Time = patience.Time;
        _http = new(() => new OneOrigin(api, new PatientHandler(network, patience, stop)));
        _connection = new(
            new ProductHeaderValue("piebot", ToolVersion.Current),
            api,
            new InMemoryCredentialStore(new(token.Reveal())),
            _http,
            new GitHubJson()
        );
        // The handler keeps time; Octokit's own limit would cut waiting short.
        _connection.SetRequestTimeout(Timeout.InfiniteTimeSpan);
    }

    /// <summary>The clock that waits for GitHub go by.</summary>
    public TimeProvider Time { get; }

    /// <summary>Whether the API lies below a path of its host, as on an Enterprise server.</summary>
    public bool IsBelowPath => _api.AbsolutePath != "/";

    public void Dispose() => _http.Dispose();

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        Body(
            await TryAsync(
                () => _connection.Get<T>(Uri(path), null, Json, cancellationToken),
                cancellationToken
            )
        );

    /// <summary>All pages of a list.</summary>
    /// <param name="most">Entries after which no further page is asked for.</param>
    public async Task<IReadOnlyList<T>> GetAllAsync<T>(
        string path,
        int most,
        CancellationToken cancellationToken
    )
    {
        var all = new List<T>();
        var next = Uri(
            path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "per_page=100"
        );
        while (next is not null && all.Count < most)
        {
            var page = next;
            var response = await TryAsync(
                () => _connection.Get<List<T>>(page, null, Json, cancellationToken),
                cancellationToken
            );
            all.AddRange(Body(response));
            next = response.HttpResponse.ApiInfo.GetNextPageUrl();
        }

        return all;
    }

    /// <param name="body">One of PieBot's request types, or a <see cref="JsonElement"/>.</param>
    public async Task<T> PostAsync<T>(
        string path,
        object body,
        CancellationToken cancellationToken
    ) =>
        Body(
            await TryAsync(
                () => _connection.Post<T>(Uri(path), body, Json, Json, cancellationToken),
                cancellationToken
            )
        );

    public async Task<T> PatchAsync<T>(
        string path,
        object body,
        CancellationToken cancellationToken
    ) => Body(await TryAsync(() => _connection.Patch<T>(Uri(path), body, Json), cancellationToken));

    public async Task<T> PutAsync<T>(
        string path,
        object body,
        CancellationToken cancellationToken
    ) =>
        Body(
            await TryAsync(() => _connection.Put<T>(Uri(path), body, null, Json), cancellationToken)
        );

    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        TryAsync(() => _connection.Delete(Uri(path)), cancellationToken);

    private static Uri Uri(string path) => new(path, UriKind.Relative);

    private static T Body<T>(IApiResponse<T> response) =>
        response.Body is { } body
            ? body
            : throw new GitHubFault(FaultKind.Garbled, "GitHub's answer cannot be read");

    private async Task<T> TryAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await request();
        }
        catch (ApiException exception)
        {
            throw new GitHubFault(Kind(exception), Text(exception), exception);
        }
        catch (JsonException exception)
        {
            throw new GitHubFault(
                FaultKind.Garbled,
                "GitHub's answer is damaged: " + _token.Hide(exception.Message),
                exception
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new GitHubFault(
                FaultKind.Cut,
                $"{_api.Host} did not answer: {_token.Hide(exception.Message)}",
                exception
            );
        }
        catch (OperationCanceledException exception)
            when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitHubFault(FaultKind.Cut, $"{_api.Host} did not answer", exception);
        }
    }

    private static FaultKind Kind(ApiException exception) =>
        exception
            is RateLimitExceededException
                or SecondaryRateLimitExceededException
                or AbuseException
            ? FaultKind.Limited
            : GitHubFault.KindOf(
                exception.StatusCode,
                GitHubFault.Words(exception.HttpResponse?.Body as string)
            );

    private string Text(ApiException exception)
    {
        var words = GitHubFault.Words(exception.HttpResponse?.Body as string);
        return _token.Hide(
            $"GitHub answered {(int)exception.StatusCode}{(words.Length > 0 ? $": {words}" : "")}"
        );
    }
}
