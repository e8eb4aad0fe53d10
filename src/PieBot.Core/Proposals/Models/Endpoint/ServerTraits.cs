namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>What a server was found not to understand: found out once, remembered for the run.</summary>
internal sealed class ServerTraits(EndpointKind kind)
{
    private readonly Lock _lock = new();
    private bool _swapped;

    /// <summary>Whether it takes a strict JSON schema.</summary>
    public bool Schema { get; private set; } = true;

    /// <summary>Whether it gives several replies to one request.</summary>
    public bool Many { get; set; } = true;

    public bool Temperature { get; private set; } = true;

    /// <summary>OpenAI's later models refuse <c>max_tokens</c>; many servers know nothing else.</summary>
    public string TokenLimit { get; private set; } =
        kind == EndpointKind.Compatible ? "max_tokens" : "max_completion_tokens";

    /// <summary>Takes from an error what to leave out next time.</summary>
    /// <param name="error">The body of a 400 or 422.</param>
    /// <param name="schema">Whether the request had one.</param>
    /// <param name="many">Whether it asked for several replies.</param>
    /// <returns>Whether a request that leaves it out is worth sending.</returns>
    public bool Learn(string error, bool schema, bool many)
    {
        lock (_lock)
        {
            // Not for lack of a power: the same question will be refused again.
            if (Says("context length", "context_length", "context size", "content_filter"))
            {
                return false;
            }

            if (!_swapped && Says("max_tokens", "max_completion_tokens"))
            {
                _swapped = true;
                TokenLimit = TokenLimit == "max_tokens" ? "max_completion_tokens" : "max_tokens";
                return true;
            }

            if (Temperature && Says("temperature"))
            {
                Temperature = false;
                return true;
            }

            if (schema && Says("response_format", "json_schema", "schema", "grammar", "guided"))
            {
                Schema = false;
                return true;
            }

            if (many && Says("\"n\"", "'n'", "`n`", " n ", "choice", "n >", "n>"))
            {
                Many = false;
                return true;
            }

            // It does not say what it dislikes: the rarer powers go first.
            if (schema || many)
            {
                Schema &= !schema;
                Many &= schema;
                return true;
            }

            return false;
        }

        bool Says(params string[] words) =>
            Array.Exists(words, word => error.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
