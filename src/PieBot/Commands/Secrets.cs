namespace PieBot.Tool.Commands;

/// <summary>
/// The keys of models. They are taken out of the process's environment before anything else happens: source generators of a repository
/// run in this process when its candidates are compiled, and children inherit what is left.
/// </summary>
internal static class Secrets
{
    private static readonly string[] Names =
    [
        "PIEBOT_API_KEY",
        "OPENAI_API_KEY",
        "AZURE_OPENAI_API_KEY",
    ];

    private static readonly Dictionary<string, string> Taken = new(StringComparer.Ordinal);

    public static void Take()
    {
        foreach (var name in Names)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                Taken[name] = value;
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }

    public static string? Get(string name) => Taken.GetValueOrDefault(name);
}
