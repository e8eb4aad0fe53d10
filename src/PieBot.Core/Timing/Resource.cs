namespace PieBot.Core.Timing;

/// <summary>What a candidate is to save.</summary>
internal enum Resource
{
    /// <summary>Time of the edited member.</summary>
    Time,

    /// <summary>Bytes that a call of it allocates; time is only not to get worse.</summary>
    Allocations,
}
