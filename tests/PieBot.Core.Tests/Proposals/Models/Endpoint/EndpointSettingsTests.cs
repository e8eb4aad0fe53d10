using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Core.Tests.Proposals.Models.Endpoint;

public sealed class EndpointSettingsTests
{
    private static readonly Dictionary<string, string> All = new()
    {
        ["OPENAI_API_KEY"] = "openai-key",
        ["AZURE_OPENAI_API_KEY"] = "azure-key",
    };

    [Theory]
    [InlineData(null, false, "OpenAI", "openai-key")]
    [InlineData("https://x.openai.azure.com", false, "Azure", "azure-key")]
    [InlineData("https://gateway.example.org/azure", true, "Azure", "azure-key")]
    // A key is for its own host: another gets none unless it is named for it.
    [InlineData("http://localhost:11434/v1", false, "Compatible", null)]
    [InlineData("https://openai.azure.com.example.org/v1", false, "Compatible", null)]
    public void A_key_goes_to_its_own_host_alone(
        string? endpoint,
        bool azure,
        string kind,
        string? key
    )
    {
        var settings = EndpointSettings.Read("m", endpoint, azure, All.GetValueOrDefault);

        Assert.Equal((kind, key), (settings.Kind.ToString(), settings.Key?.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://localhost:8000/v1")]
    [InlineData("https://x.openai.azure.com")]
    public void PIEBOT_API_KEY_goes_to_whatever_is_named(string? endpoint)
    {
        var settings = EndpointSettings.Read(
            "m",
            endpoint,
            false,
            name => name == "PIEBOT_API_KEY" ? "mine" : All.GetValueOrDefault(name)
        );

        Assert.Equal("mine", settings.Key?.Value);
    }

    [Theory]
    [InlineData(null, false, "OPENAI_API_KEY")]
    [InlineData("not a url", false, "--endpoint")]
    [InlineData("ftp://host/v1", false, "--endpoint")]
    [InlineData("https://user:s3cr3t@host/v1", false, "PIEBOT_API_KEY")]
    [InlineData("https://host/v1?key=s3cr3t", false, "PIEBOT_API_KEY")]
    [InlineData(null, true, "--endpoint")]
    public void Says_what_to_do_about_what_is_missing_or_wrong(
        string? endpoint,
        bool azure,
        string advice
    )
    {
        var error = Assert.Throws<UserErrorException>(() =>
            EndpointSettings.Read("m", endpoint, azure, _ => null)
        );

        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_does_not_print_itself()
    {
        var settings = EndpointSettings.Read("m", null, false, All.GetValueOrDefault);

        Assert.DoesNotContain("openai-key", settings.ToString(), StringComparison.Ordinal);
        Assert.Equal("no *** here", settings.Key!.Scrub("no OpenAI-key here"));
    }
}
