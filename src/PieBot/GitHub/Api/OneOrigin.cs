namespace PieBot.Tool.GitHub.Api;

/// <summary>
/// Sends requests, which carry the token, to one scheme, host and port only. Octokit follows redirects and keeps the token
/// whenever the host is the same (HttpClientAdapter.SendAsync); pages are where an answer says they are.
/// </summary>
internal sealed class OneOrigin(Uri origin, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        request.RequestUri is { } address
        && address.Scheme == origin.Scheme
        && address.Host == origin.Host
        && address.Port == origin.Port
            ? base.SendAsync(request, cancellationToken)
            : throw new GitHubFault(
                FaultKind.Garbled,
                $"GitHub's answer leads to another host, {request.RequestUri?.GetLeftPart(UriPartial.Authority)}"
            );
}
