using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core.Files;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Core.Proposals.Models.Cost;

/// <summary>US dollars for a million tokens.</summary>
/// <param name="CachedInput">Of input that the provider had in its own cache; null: as other input.</param>
internal sealed record Price(double Input, double Output, double? CachedInput = null)
{
    public double Of(TokenUsage usage) =>
        (
            ((usage.Input - usage.Cached) * Input)
            + (usage.Cached * (CachedInput ?? Input))
            + (usage.Output * Output)
        ) / 1e6;
}

/// <summary>Prices by model, as the user wrote them down: PieBot knows none, since they change.</summary>
internal sealed class PriceTable(IReadOnlyDictionary<string, Price> prices)
{
    private const int MostBytes = 1 << 20;

    public static PriceTable Empty { get; } = new(new Dictionary<string, Price>());

    /// <summary>That of the model's own name, else of the longest name it begins with: <c>gpt-x</c> for <c>gpt-x-2026-01-01</c>.</summary>
    public Price? Of(string model) =>
        prices
            .Where(pair => model.StartsWith(pair.Key, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.Key.Length)
            .Select(pair => pair.Value)
            .FirstOrDefault();

    /// <exception cref="UserErrorException">It cannot be read, or is no table of prices.</exception>
    public static PriceTable Read(string path)
    {
        try
        {
            var prices = StrictJson.Read<Dictionary<string, Price>>(
                CappedFile.Read(path, MostBytes),
                StrictJson.Options(PriceJson.Default)
            );
            return prices.Values.All(one =>
                one is { Input: >= 0, Output: >= 0, CachedInput: null or >= 0 }
            )
                ? new(prices)
                : throw new JsonException("a price is missing or negative.");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UserErrorException(
                $"Cannot read prices from {path}: {exception.Message} It should look like {{ \"MODEL\": {{ \"input\": 2.5, \"output\": 10 }} }}, in US dollars for a million tokens.",
                exception
            );
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(Dictionary<string, Price>))]
internal sealed partial class PriceJson : JsonSerializerContext;
