using System.Reflection;

namespace PieBot.TestHost.Exercises;

/// <summary>What tests pass to one member, each call by its words.</summary>
/// <param name="Method">The member; null of one that cannot be called by reflection.</param>
internal sealed record Kept(string Member, MethodBase? Method)
{
    private const int Most = 60;

    // Calls with arguments that are known cost time too.
    private const int MostLookedAt = 300;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private int _lookedAt;

    /// <summary>The receiver, null of a static member, and the arguments that go in.</summary>
    public List<object?[]> Given { get; } = [];

    /// <summary>Names of the exceptions that tests see.</summary>
    public HashSet<string> Thrown { get; } = new(StringComparer.Ordinal);

    public bool IsEdited { get; init; }

    public void Add(object? receiver, object?[] arguments)
    {
        if (Method is null || Given.Count >= Most || _lookedAt++ >= MostLookedAt)
        {
            return;
        }

        object?[] values = [receiver, .. arguments];
        if (
            _words.Add(string.Join('\u0001', values.Select(Generated.Told)))
            && Copies.Of(values) is { } copies
        )
        {
            Given.Add(copies);
        }
    }
}
