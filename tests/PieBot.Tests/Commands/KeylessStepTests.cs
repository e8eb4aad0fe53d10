using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Testing.Actions;
using PieBot.Tool.Commands;
using PieBot.Tool.GitHub;

namespace PieBot.Tests.Commands;

public sealed class KeylessStepTests : IDisposable
{
    private readonly string _event = Path.GetTempFileName();

    public void Dispose() => File.Delete(_event);

    [Theory]
    // OpenAI's own needs a key, wherever the step runs.
    [InlineData(null, false, null, false, null, true)]
    [InlineData(null, false, "OPENAI_API_KEY", false, null, false)]
    [InlineData(null, false, "PIEBOT_API_KEY", true, null, false)]
    // A key of somebody else is none.
    [InlineData(null, false, "AZURE_OPENAI_API_KEY", false, null, true)]
    // One of your own may do without, and Azure with an identity; not so for strangers.
    [InlineData("http://models.example/v1", false, null, false, null, false)]
    [InlineData("http://models.example/v1", false, null, true, null, true)]
    [InlineData("http://models.example/v1", false, null, false, "dependabot[bot]", true)]
    [InlineData("http://models.example/v1", false, "OPENAI_API_KEY", true, null, true)]
    [InlineData("http://models.example/v1", false, "PIEBOT_API_KEY", true, null, false)]
    [InlineData("https://x.openai.azure.com", true, null, false, null, false)]
    [InlineData("https://x.openai.azure.com", true, null, true, null, true)]
    public async Task A_model_without_a_key_is_told_from_one_that_needs_none(
        string? endpoint,
        bool azure,
        string? keyIn,
        bool fork,
        string? actor,
        bool keyless
    )
    {
        await File.WriteAllTextAsync(
            _event,
            Payload.PullRequest("base", "head", fork).ToJsonString(),
            TestContext.Current.CancellationToken
        );

        var found = KeylessStep.Is(
            new(
                new ModelSettings("m"),
                Rules: true,
                endpoint,
                azure,
                TimeSpan.FromSeconds(1),
                null,
                null,
                Explain: false
            ),
            new() { EventPath = _event, Actor = actor },
            name => name == keyIn ? "sk-0123456789" : null
        );

        Assert.Equal(keyless, found);
    }

    [Fact]
    public void A_recorded_run_asks_nobody() =>
        Assert.False(
            KeylessStep.Is(
                new(
                    new ModelSettings("m") { Offline = true },
                    Rules: true,
                    null,
                    false,
                    TimeSpan.FromSeconds(1),
                    null,
                    null,
                    Explain: false
                ),
                new GitHubEnvironment(),
                _ => null
            )
        );
}
