using System.Text;

namespace PieBot.Core.Configuration;

/// <summary>A configuration as it was read, carried from stage to stage: later stages see the same, without a checkout.</summary>
/// <param name="Name">For people: <c>.piebot.yml</c>, or the path that was given.</param>
internal sealed record ConfigurationFile(string Name, string Text)
{
    /// <summary>Where a repository keeps it, at its root.</summary>
    public const string Usual = ".piebot.yml";

    /// <param name="bytes">UTF-8, with a byte order mark or without.</param>
    public static ConfigurationFile Of(string name, byte[] bytes) =>
        new(name, new UTF8Encoding(false).GetString(bytes).TrimStart('\uFEFF'));
}
