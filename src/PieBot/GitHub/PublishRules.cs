using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Tool.GitHub.Api;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tool.GitHub;

/// <summary>What one configuration, with the command line before it, allows.</summary>
/// <param name="MostSuggestions">On one pull request, earlier ones included.</param>
internal sealed record PublishSettings(int MostSuggestions, Skip Skip);

/// <summary>
/// What may be posted on a pull request. The <c>.piebot.yml</c> at its base, read from GitHub, says so; the configuration that
/// proposals carry was written by another job, perhaps a fork's, and may only tighten it.
/// </summary>
internal sealed class PublishRules
{
    private readonly IReadOnlyList<PublishSettings> _settings;
    private readonly string? _fault;

    private PublishRules(IReadOnlyList<PublishSettings> settings, string? fault) =>
        (_settings, _fault) = (settings, fault);

    public int MostSuggestions =>
        _settings.Select(one => one.MostSuggestions).DefaultIfEmpty().Min();

    /// <param name="atBase">What counts; null: there is none.</param>
    /// <param name="carried">What the proposals say; null: nothing.</param>
    public static PublishRules Of(
        PublishRequest request,
        ConfigurationFile? atBase,
        ConfigurationFile? carried
    )
    {
        try
        {
            return new(
                carried is null
                    ? [Settings(request, atBase)]
                    : [Settings(request, atBase), Settings(request, carried)],
                null
            );
        }
        catch (UserErrorException exception)
        {
            // Whether it forbids is not known.
            return new([], $"The configuration is not valid: {exception.Message}");
        }
    }

    /// <summary>By the base of a pull request.</summary>
    /// <exception cref="GitHubFault">It cannot be read.</exception>
    public static async Task<PublishRules> ReadAsync(
        PullRequestApi api,
        PullRequest pull,
        PublishRequest request,
        ConfigurationFile? carried,
        CancellationToken cancellationToken
    ) =>
        Of(
            request,
            request.Configured is null
                ? null
                : await api.ConfigurationAsync(pull.Base.Sha, cancellationToken),
            carried
        );

    /// <summary>Why a pull request is left alone, as a sentence; null when it is not.</summary>
    /// <param name="message">Of the head commit.</param>
    public string? Reason(PullRequest pull, string message) =>
        _fault
        ?? _settings
            .Select(one => one.Skip.Reason(pull, message))
            .FirstOrDefault(one => one is not null);

    private static PublishSettings Settings(PublishRequest request, ConfigurationFile? file) =>
        file is not null && request.Configured is { } configured
            ? configured(file)
            : new(request.MostSuggestions, request.Skip);
}
