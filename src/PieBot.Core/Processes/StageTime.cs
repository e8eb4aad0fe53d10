namespace PieBot.Core.Processes;

/// <summary>How long a stage took.</summary>
internal sealed record StageTime(string Stage, TimeSpan Duration);
