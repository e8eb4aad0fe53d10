using System.Reflection;

namespace PieBot.Core;

/// <summary>The version of this PieBot, as it is written into files and shown to people.</summary>
internal static class ToolVersion
{
    public static string Current { get; } =
        typeof(ToolVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0.0.0";
}
