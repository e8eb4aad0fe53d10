using System.ClientModel;
using Azure.Identity;
using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>Turns what a server refuses, and what the way to it does, into a sentence that says what to do. The key is in none of them.</summary>
internal sealed class TuningFaults(EndpointSettings settings)
{
    private string Where => settings.Address?.Host ?? "OpenAI";

    /// <param name="what">Is done, for people.</param>
    public async Task<T> ExplainAsync<T>(
        string what,
        Func<Task<T>> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ask();
        }
        catch (ClientResultException exception) when (exception.Status != 0)
        {
            throw new UserErrorException(Words(what, exception), exception);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new UserErrorException(
                "There is neither a key for Azure OpenAI nor an Entra identity that works. Set AZURE_OPENAI_API_KEY, or sign in (az login).",
                exception
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UserErrorException(
                $"{Where} did not answer within {settings.RequestTimeout.TotalSeconds:0} s ({what}). Look with 'piebot-lab finetune status' whether it was done anyway, or start the command again."
            );
        }
        catch (Exception exception)
            when (exception
                    is ClientResultException
                        or HttpRequestException
                        or IOException
                        or AggregateException
                        or ReplyTooLargeException
            )
        {
            throw new UserErrorException(
                $"The connection to {Where} failed ({what}): {Short(Innermost(exception))}. Check --endpoint and the network.",
                exception
            );
        }
    }

    /// <summary>What the server said of a job.</summary>
    public TuningJob Job(BinaryData json) =>
        TuningJob.TryRead(json)
        ?? throw new UserErrorException(
            $"{Where} did not answer with a fine-tuning job: {Short(json.ToString())}. Check that --endpoint has a fine-tuning API."
        );

    private string Words(string what, ClientResultException exception)
    {
        var said = Short(Said(exception));
        return exception.Status switch
        {
            401 =>
                $"{Where} does not accept the key (401). Set a valid one in PIEBOT_API_KEY, or in OPENAI_API_KEY for OpenAI or AZURE_OPENAI_API_KEY for Azure.",
            403 => $"{Where} does not allow this key to fine-tune (403): {said}",
            404 =>
                $"{Where} has no such job, model or path (404): {said}. Check the id, --model and --endpoint.",
            429 =>
                $"{Where} refused the {what}, for too many requests or lack of quota (429): {said}. Try again later; what was uploaded is not uploaded again.",
            >= 500 =>
                $"{Where} failed with status {exception.Status} ({what}): {said}. Look with 'piebot-lab finetune status' whether it was done anyway, and try again later.",
            >= 300 and < 400 =>
                $"{Where} redirects ({exception.Status}), and a key is not sent after a redirect. Give the address it leads to with --endpoint.",
            _ => $"{Where} refused the {what} ({exception.Status}): {said}",
        };
    }

    private static string Said(ClientResultException exception)
    {
        var body = exception.GetRawResponse()?.Content;
        return body is not null
            && WireJson.TryParse(body) is { } root
            && root.TryGetProperty("error", out var error)
            && error.ValueKind == System.Text.Json.JsonValueKind.Object
            && WireJson.Word(error, "message") is { } message
                ? message
            : body?.ToString() is { Length: > 0 } text ? text
            : exception.Message;
    }

    private static string Innermost(Exception exception) =>
        exception is AggregateException { InnerExceptions: [.., var last] }
            ? Innermost(last)
            : (exception.InnerException ?? exception).Message;

    private string Short(string text) =>
        PlainText.Line(settings.Key?.Scrub(text) ?? text, 300).TrimEnd('.');
}
