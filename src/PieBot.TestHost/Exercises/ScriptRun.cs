using PieBot.Workers;

namespace PieBot.TestHost.Exercises;

/// <summary>Makes the calls of a script on an object.</summary>
internal static class ScriptRun
{
    private const int ShownSteps = 8;
    private const int MostFailures = 4;

    /// <summary>What each call comes to, told by all before it.</summary>
    /// <param name="start">The object at first; it is not changed.</param>
    public static IEnumerable<ObservedCall> Follow(
        Type type,
        Seen seen,
        object start,
        IReadOnlyList<Step> steps
    )
    {
        var done = new List<Step>();
        var said = new List<string> { Generated.Told(start) };
        var (receiver, events) = After(start, done);
        var failures = 0;
        foreach (var step in steps)
        {
            if (
                receiver is null
                || Copies.Of(step.Given) is not { } given
                || Invocation.Of(step.Method, receiver, given) is not { } came
            )
            {
                yield break;
            }

            said.Add(Said(step));
            if (!came.Misses(seen.Thrown))
            {
                yield return Told(type, seen, said, receiver, came, events!.Take());
            }

            if (!came.IsBeyond(seen.Thrown))
            {
                done.Add(step);
            }
            else if (++failures > MostFailures)
            {
                yield break;
            }
            else
            {
                said.RemoveAt(said.Count - 1);
                // What a call leaves that was not meant is nobody's business.
                (receiver, events) = After(start, done);
            }
        }
    }

    private static string Said(Step step) =>
        $"{step.Method.Name}({string.Join(", ", step.Given.Select(Generated.Told))})";

    // Null where it cannot be made again.
    private static (object? Receiver, Events? Events) After(object start, List<Step> done)
    {
        if (Copies.Of(start) is not [{ } receiver])
        {
            return (null, null);
        }

        var events = Events.Of(receiver);
        foreach (var step in done)
        {
            if (
                Copies.Of(step.Given) is not { } given
                || Invocation.Of(step.Method, receiver, given) is null
            )
            {
                return (null, null);
            }
        }

        events.Take();
        return (receiver, events);
    }

    private static ObservedCall Told(
        Type type,
        Seen seen,
        List<string> said,
        object receiver,
        Invocation came,
        string raised
    )
    {
        var outcome = came.Error is { } error
            ? $"throws {error.GetType().Name}"
            : (ReferenceEquals(came.Value, receiver) ? "itself" : Generated.Told(came.Value))
                + string.Concat(came.Outs.Select(one => $", out {Generated.Told(one)}"));
        outcome += raised;
        // Its public state too.
        var state = Generated.Told(receiver);
        var before = said.Skip(1).SkipLast(1).ToList();
        if (before.Count > ShownSteps)
        {
            // How it began, and the last ones, explain most.
            before = [.. before.Take(2), "…", .. before.TakeLast(ShownSteps - 2)];
        }

        return new(
            "",
            true,
            false,
            type.FullName ?? "",
            Stable.Hash(string.Join('\u0001', said)),
            Short(
                $"{said[^1]} of {Short(said[0], 80)}{(before.Count == 0 ? "" : " after ")}{string.Join(", ", before)}",
                400
            ),
            Stable.Hash($"{outcome}\u0001{state}"),
            Short($"{outcome} of {state}", 240),
            Exercise: true,
            Beyond: came.IsBeyond(seen.Thrown)
        );
    }

    private static string Short(string text, int most) =>
        text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
