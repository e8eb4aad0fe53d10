using System.Globalization;

namespace PieBot.Core.Processes;

/// <summary>How much work waits for this machine's processors.</summary>
internal static class MachineLoad
{
    private const string Average = "/proc/loadavg";

    /// <summary>In the last minute, for people, and whether it is more than there are processors; null where the system does not tell.</summary>
    public static (string Words, bool IsBusy)? Recent
    {
        get
        {
            if (!File.Exists(Average))
            {
                return null;
            }

            var load = double.Parse(
                File.ReadAllText(Average).Split(' ')[0],
                CultureInfo.InvariantCulture
            );
            return (
                $"{load:0.0} in the last minute, on {Environment.ProcessorCount} processors",
                load > Environment.ProcessorCount
            );
        }
    }

    /// <summary>What the user should know of a busy machine; null of another.</summary>
    public static string? Notice =>
        Recent is (var words, true)
            ? $"this machine is busy (load {words}): trials take longer, and are noisier"
            : null;
}
