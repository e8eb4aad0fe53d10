namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>A server sent more than any reply can need.</summary>
internal sealed class ReplyTooLargeException() : Exception("the reply is larger than 4 MiB");

/// <summary>Reads replies whole, up to a limit, within the time of the request; and counts what went over the wire.</summary>
internal sealed class CappedReplies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Most = 4 << 20;

    private static readonly AsyncLocal<Counter?> Current = new();

    /// <summary>Counts the tries of what is called from here on.</summary>
    public static Counter Count() => Current.Value = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Current.Value?.Add();
        var response = await base.SendAsync(request, cancellationToken);
        var headers = response.Content.Headers;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[1 << 16];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            read.Write(buffer, 0, count);
            if (read.Length > Most)
            {
                response.Dispose();
                throw new ReplyTooLargeException();
            }
        }

        response.Content = new ByteArrayContent(read.ToArray());
        response.Content.Headers.ContentType = headers.ContentType;
        return response;
    }

    internal sealed class Counter
    {
        private int _tries;

        public int Tries => _tries;

        public void Add() => Interlocked.Increment(ref _tries);
    }
}
