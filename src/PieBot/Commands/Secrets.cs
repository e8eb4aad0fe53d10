using System.Collections;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Tool.Commands;

/// <summary>
/// The keys of models. They are taken out of the process's environment before anything else happens: source generators of a repository
/// run in this process when its candidates are compiled, and children inherit what is left.
/// </summary>
internal static class Secrets
{
    // What names of variables that hold secrets have in them.
    private static readonly string[] Marks =
    [
        "KEY",
        "TOKEN",
        "SECRET",
        "PASSWORD",
        "CREDENTIAL",
        "OTLP_HEADERS",
    ];

    private const int LeastLength = 8;

    private static readonly Dictionary<string, string> Taken = new(StringComparer.Ordinal);

    public static void Take()
    {
        foreach (var name in EndpointSettings.KeyVariables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                Taken[name] = value;
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }

    /// <summary>Takes the values of all keys and tokens out of texts: these, and what the environment still holds by such a name.</summary>
    public static Func<string, string> TakenOut()
    {
        var values = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(variable =>
                Marks.Any(mark =>
                    ((string)variable.Key).Contains(mark, StringComparison.OrdinalIgnoreCase)
                )
            )
            .Select(variable => (string?)variable.Value ?? "")
            .Concat(Taken.Values)
            // A shorter one is no secret, and taking it out would only make texts unreadable.
            .Where(value => value.Length >= LeastLength)
            .OrderByDescending(value => value.Length)
            .ToList();
        return text =>
            values.Aggregate(
                text,
                (left, value) => left.Replace(value, "***", StringComparison.Ordinal)
            );
    }

    public static string? Get(string name) => Taken.GetValueOrDefault(name);
}
