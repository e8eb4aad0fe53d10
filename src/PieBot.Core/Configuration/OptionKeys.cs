using YamlDotNet.RepresentationModel;

namespace PieBot.Core.Configuration;

/// <summary>
/// The keys that stand for command-line options. Endpoint, key and sandbox are none: what a key is sent to, and what
/// code is let out of, is not for files of a repository to say.
/// </summary>
internal static class OptionKeys
{
    public static readonly IReadOnlyList<string> Top =
    [
        "proposer",
        "protocol",
        "trials",
        "max-minutes",
        "alpha",
        "min-saving",
        "metric",
        "shrink",
        "exercises",
        "seed",
        "test-project",
        "framework",
        "benchmark",
        "test-timeout",
        "build-timeout",
        "memory",
    ];

    public static readonly IReadOnlyList<string> Model =
    [
        "name",
        "prompt",
        "samples",
        "examples",
        "repairs",
        "rounds",
        "refine",
        "explain",
        "prompt-tokens",
        "reply-tokens",
        "max-tokens",
        "max-requests",
        "concurrency",
        "request-timeout",
        "model-timeout",
    ];

    public static readonly IReadOnlyList<string> Publish =
    [
        "max-suggestions",
        "drafts",
        "bots",
        "skip-label",
    ];

    // Options without a value.
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal)
    {
        "refine",
        "drafts",
        "bots",
    };

    // Flags that take away what is there without them.
    private static readonly HashSet<string> Negated = new(StringComparer.Ordinal)
    {
        "shrink",
        "exercises",
        "explain",
    };

    /// <summary>The settings among a mapping's values.</summary>
    public static IEnumerable<OptionSetting> Read(YamlMap map, IReadOnlyList<string> keys)
    {
        foreach (var key in keys.Where(key => map[key] is not null))
        {
            var where = map.Where(key);
            if (Flags.Contains(key))
            {
                if (map.Flag(key))
                {
                    yield return new($"--{key}", null, where);
                }
            }
            else if (Negated.Contains(key))
            {
                if (!map.Flag(key))
                {
                    yield return new($"--no-{key}", null, where);
                }
            }
            else
            {
                foreach (
                    var value in map[key] is YamlSequenceNode && key != "test-project"
                        ? throw map.Fault(map[key]!, $"{key} takes one value")
                        : map.Texts(key)
                )
                {
                    yield return new(key == "name" ? "--model" : $"--{key}", value, where);
                }
            }
        }
    }
}
