using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using Azure.Identity;
using OpenAI.Chat;
using PieBot.Core.Changes;

namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>
/// One chat-completions endpoint. Faults that may pass are tried again; those of one request come back as its answer's fault;
/// those that no request can survive (no access, no such model) end the run with a sentence that says what to do.
/// </summary>
internal sealed class ChatEndpoint : IDisposable
{
    private readonly EndpointSettings _settings;
    private readonly HttpClient _http;
    private readonly ChatClient _client;
    private readonly SemaphoreSlim _places;

    /// <param name="handler">What carries requests; it is disposed of with this.</param>
    /// <param name="time">For the waits between tries.</param>
    public ChatEndpoint(EndpointSettings settings, HttpMessageHandler handler, TimeProvider time)
    {
        _settings = settings;
        _places = new(settings.Concurrency);
        Traits = new(settings.Kind);
        _http = new(new CappedReplies(handler)) { Timeout = Timeout.InfiniteTimeSpan };
        _client = ChatClients.Of(
            settings,
            new HttpClientPipelineTransport(_http),
            new(settings.Retries, time)
        );
    }

    public ServerTraits Traits { get; }

    /// <summary>A handler that sends the key nowhere but to the address given.</summary>
    public static HttpMessageHandler Handler() =>
        new SocketsHttpHandler
        {
            // A redirect would carry Azure's key header to another host.
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };

    /// <summary>Asks for so many replies at once; a server may give fewer.</summary>
    /// <exception cref="UserErrorException">No request to this endpoint can succeed.</exception>
    public async Task<Answer> AskAsync(
        Question question,
        int samples,
        CancellationToken cancellationToken
    )
    {
        await _places.WaitAsync(cancellationToken);
        var counter = CappedReplies.Count();
        try
        {
            while (true)
            {
                // A schema, or many replies, was refused meanwhile: the caller asks in another way.
                if (question.Format == ReplyFormat.Schema && !Traits.Schema)
                {
                    return new([], TokenUsage.None, counter.Tries);
                }

                var many = Traits.Many ? samples : 1;
                var sent = WireRequest.Write(_settings.Model, question, many, Traits);
                var (body, refused) = await SendAsync(sent, cancellationToken);
                if (body is not null)
                {
                    return Read(body, many, counter.Tries);
                }

                if (!Traits.Learn(refused!, question.Format == ReplyFormat.Schema, many > 1))
                {
                    return Failed($"the endpoint refused the request: {Short(refused!)}", counter);
                }
            }
        }
        catch (ClientResultException exception) when (exception.Status != 0)
        {
            return Failed(exception, counter);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new UserErrorException(
                "There is neither a key for Azure OpenAI nor an Entra identity that works. Set AZURE_OPENAI_API_KEY, or sign in (az login, or a managed identity with the role Cognitive Services OpenAI User).",
                exception
            );
        }
        catch (ReplyTooLargeException exception)
        {
            return Failed(exception.Message, counter);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(
                $"no complete reply came within {_settings.RequestTimeout.TotalSeconds:0} s (--request-timeout)",
                counter
            );
        }
        // The client bundles the failures of its tries.
        catch (Exception exception)
            when (exception
                    is ClientResultException
                        or HttpRequestException
                        or IOException
                        or AggregateException
            )
        {
            return Failed($"the connection failed: {Short(Innermost(exception))}", counter);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
    }

    // The body, or what a 400 said.
    private async Task<(byte[]? Body, string? Refused)> SendAsync(
        byte[] request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(request));
            var result = await _client.CompleteChatAsync(
                content,
                new RequestOptions { CancellationToken = cancellationToken }
            );
            return (result.GetRawResponse().Content.ToArray(), null);
        }
        catch (ClientResultException exception) when (exception.Status is 400 or 422)
        {
            return (null, Body(exception));
        }
    }

    private Answer Read(byte[] body, int asked, int tries)
    {
        if (WireReply.TryRead(body) is not { } read)
        {
            return new(
                [],
                TokenUsage.None,
                tries,
                $"the reply is not a chat completion: {Short(Encoding.UTF8.GetString(body))}"
            );
        }

        if (asked > 1 && read.Replies.Count == 1)
        {
            // Some servers pass over n and say nothing.
            Traits.Many = false;
        }

        return new(read.Replies, read.Usage, tries);
    }

    private Answer Failed(ClientResultException exception, CappedReplies.Counter counter)
    {
        var where = _settings.Address?.Host ?? "OpenAI";
        var advice = exception.Status switch
        {
            401 =>
                $"{where} does not accept the key (401). Set a valid one in PIEBOT_API_KEY, or in OPENAI_API_KEY for OpenAI or AZURE_OPENAI_API_KEY for Azure.",
            403 =>
                $"{where} does not allow this key to use the model {_settings.Model} (403). Ask for access, or name another with --model.",
            404 =>
                $"{where} has no such model or path (404). Check --model {_settings.Model} and --endpoint, which is the base URL, such as https://host/v1, without /chat/completions.",
            410 =>
                $"{where} has retired this service or model (410). Name another with --model or --endpoint.",
            >= 300 and < 400 =>
                $"{where} redirects ({exception.Status}), and a key is not sent after a redirect. Give the address it leads to with --endpoint.",
            _ => null,
        };
        if (advice is not null)
        {
            throw new UserErrorException(advice);
        }

        return Failed(
            exception.Status == (int)HttpStatusCode.TooManyRequests
                ? "the endpoint refused the request: too many requests (429)"
                : $"the endpoint failed with status {exception.Status}: {Short(Body(exception))}",
            counter,
            exception.Status == (int)HttpStatusCode.TooManyRequests
        );
    }

    private static Answer Failed(
        string fault,
        CappedReplies.Counter counter,
        bool overloaded = false
    ) => new([], TokenUsage.None, counter.Tries, fault, overloaded);

    private static string Body(ClientResultException exception) =>
        exception.GetRawResponse()?.Content.ToString() ?? exception.Message;

    private static string Innermost(Exception exception) =>
        exception is AggregateException { InnerExceptions: [.., var last] }
            ? Innermost(last)
            : (exception.InnerException ?? exception).Message;

    private string Short(string text) => PlainText.Line(_settings.Key?.Scrub(text) ?? text, 200);
}
