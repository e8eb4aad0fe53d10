using Microsoft.AspNetCore.Http;

namespace PieBot.Testing.GitHub;

/// <summary>What goes wrong with some of the requests.</summary>
/// <param name="Times">How often.</param>
/// <param name="Act">Gets the request and the way to have it taken; what it writes is the answer.</param>
internal sealed record Disturbance(
    string Method,
    string PathEnd,
    int Times,
    Func<HttpContext, Func<Task>, Task> Act
)
{
    /// <summary>Answered with an error, and not taken.</summary>
    public static Func<HttpContext, Func<Task>, Task> Status(
        int status,
        string body,
        params (string Name, string Value)[] headers
    ) =>
        async (context, _) =>
        {
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.ContentType = body is ['{' or '[', ..]
                ? "application/json; charset=utf-8"
                : "text/html";
            await context.Response.WriteAsync(body);
        };

    /// <summary>Taken, and answered with an error all the same.</summary>
    public static Func<HttpContext, Func<Task>, Task> TakenThen(
        Func<HttpContext, Func<Task>, Task> answer
    ) =>
        async (context, take) =>
        {
            var real = context.Response.Body;
            context.Response.Body = Stream.Null;
            await take();
            context.Response.Body = real;
            context.Response.Headers.Clear();
            await answer(context, take);
        };

    /// <summary>The connection ends without an answer.</summary>
    public static Task Cut(HttpContext context, Func<Task> take)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>No answer until the other side has given up.</summary>
    public static async Task Silence(HttpContext context, Func<Task> take)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.SetResult());
        await gone.Task;
    }

    /// <summary>Half of an answer that says it is whole.</summary>
    public static Task Garbled(HttpContext context, Func<Task> take) =>
        Status(200, """{"id": 1, "body": "…""")(context, take);
}
