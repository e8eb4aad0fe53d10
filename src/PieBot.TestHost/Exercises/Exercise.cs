using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PieBot.Workers;

namespace PieBot.TestHost.Exercises;

/// <summary>Calls edited members with arguments that no test passes, and in orders that no test has; the two sides are given the same ones.</summary>
internal sealed class Exercise(Notes notes)
{
    private const int MostOfOne = 150;
    private const int MostAbroad = 8;
    private const string OtherCulture = "de-DE";
    private const int ShownSteps = 8;
    private const int MostFailures = 4;
    private const int StackSize = 16 << 20;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    private readonly List<ObservedCall> _calls = [];
    private readonly long _since = Stopwatch.GetTimestamp();

    /// <summary>What the calls came to, in the order they were made; those for which there was time.</summary>
    public IReadOnlyList<ObservedCall> Run()
    {
        notes.Stop();
        Generated.NoteAll();
        ObservedCalls.Take("");
        // It may never end, and ends with the process then.
        var thread = new Thread(Play, StackSize) { IsBackground = true };
        thread.UnsafeStart();
        thread.Join(Time + TimeSpan.FromSeconds(1));
        lock (_calls)
        {
            return [.. _calls];
        }
    }

    private void Play()
    {
        var turns = notes
            .Members.Values.Where(one => one is { IsEdited: true, Given.Count: > 0 })
            .OrderBy(one => one.Member, StringComparer.Ordinal)
            .SelectMany(one =>
                (IEnumerable<IReadOnlyList<ObservedCall>>[])[Varied(one), Abroad(one)]
            )
            .Concat(
                notes
                    .Classes.OrderBy(one => one.Key.FullName, StringComparer.Ordinal)
                    .Select(one => Followed(one.Key, one.Value))
            )
            .Select(one => one.GetEnumerator())
            .ToList();
        // In turns, so that each has some where time is short.
        while (turns.Count > 0)
        {
            foreach (var turn in turns.ToList())
            {
                if (Stopwatch.GetElapsedTime(_since) > Time)
                {
                    return;
                }

                if (!Goes(turn))
                {
                    turns.Remove(turn);
                }
                else if (turn.Current is { Count: > 0 } calls)
                {
                    lock (_calls)
                    {
                        _calls.AddRange(calls);
                    }
                }
            }
        }
    }

    // The repository's own code, such as that which compares, may throw.
    private static bool Goes(IEnumerator<IReadOnlyList<ObservedCall>> turn)
    {
#pragma warning disable CA1031
        try
        {
            return turn.MoveNext();
        }
        catch (Exception)
        {
            return false;
        }
#pragma warning restore CA1031
    }

    private static IEnumerable<IReadOnlyList<ObservedCall>> Varied(Kept kept) =>
        new Variants(kept.Given, Chance(kept.Member), kept.Method!.IsStatic ? null : 0)
            .All()
            .Take(MostOfOne)
            .Select(values => Called(kept, values));

    // As tests call it, where numbers and days are written otherwise.
    private static IEnumerable<IReadOnlyList<ObservedCall>> Abroad(Kept kept)
    {
        if (Culture(OtherCulture) is not { } other)
        {
            yield break;
        }

        foreach (var values in kept.Given.Take(MostAbroad))
        {
            var usual = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = other;
            var calls = Called(kept, values);
            CultureInfo.CurrentCulture = usual;
            yield return calls
                .Select(call =>
                    call with
                    {
                        ArgumentsHash = Hash($"{call.ArgumentsHash} {OtherCulture}"),
                        Arguments = $"{call.Arguments}, where the culture is {OtherCulture}",
                    }
                )
                .ToList();
        }
    }

    // Null where only the invariant one is there.
    private static CultureInfo? Culture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static List<ObservedCall> Called(Kept kept, object?[] values)
    {
        var came = Copies.Of(values) is { } copies
            ? Invocation.Of(kept.Method!, copies[0], copies[1..])
            : null;
        var calls = ObservedCalls.Take("");
        return came is null || Misses(came, kept.Thrown)
            ? []
            : calls
                .Take(1)
                .Select(call => call with { Exercise = true, Beyond = IsBeyond(came, kept.Thrown) })
                .ToList();
    }

    private IEnumerable<IReadOnlyList<ObservedCall>> Followed(Type type, Seen seen)
    {
        var edited = notes
            .Members.Values.Where(one => one.IsEdited)
            .Select(one => one.Method)
            .OfType<System.Reflection.MethodBase>()
            .ToList();
        if (!edited.Any(one => one.DeclaringType is { } declaring && IsOf(type, declaring)))
        {
            yield break;
        }

        foreach (
            var (receiver, steps) in new Scripts(
                type,
                seen,
                edited,
                Chance(type.FullName ?? "")
            ).All()
        )
        {
            yield return Follow(type, seen, receiver, steps).ToList();
        }
    }

    private static bool IsOf(Type type, Type declaring) =>
        type == declaring || type.IsGenericType && type.GetGenericTypeDefinition() == declaring;

    // What each call of a script comes to, told by all before it.
    private static IEnumerable<ObservedCall> Follow(
        Type type,
        Seen seen,
        object start,
        IReadOnlyList<Step> steps
    )
    {
        var done = new List<Step>();
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

            ObservedCalls.Take("");
            if (!Misses(came, seen.Thrown))
            {
                var said = done.Append(step).Select(Said).Prepend(Generated.Told(start)).ToList();
                yield return Told(type, seen, said, receiver, came, events!.Take());
            }

            if (!IsBeyond(came, seen.Thrown))
            {
                done.Add(step);
            }
            else if (++failures > MostFailures)
            {
                yield break;
            }
            else
            {
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

        ObservedCalls.Take("");
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
            Hash(string.Join('\u0001', said)),
            Short(
                $"{said[^1]} of {Short(said[0], 80)}{(before.Count == 0 ? "" : " after ")}{string.Join(", ", before)}",
                400
            ),
            Hash($"{outcome}\u0001{state}"),
            Short($"{outcome} of {state}", 240),
            Exercise: true,
            Beyond: IsBeyond(came, seen.Thrown)
        );
    }

    // A right edit may rely on it that what it looks up is there.
    private static bool Misses(Invocation came, HashSet<string> known) =>
        IsBeyond(came, known)
        && came.Error
            is KeyNotFoundException
                or IndexOutOfRangeException
                or ArgumentOutOfRangeException;

    // Errors that no test knows of: such arguments may not be meant for it.
    private static bool IsBeyond(Invocation came, HashSet<string> known) =>
        came.Error is { } error && !known.Contains(error.GetType().Name);

    private static Random Chance(string name) =>
        new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    private static string Hash(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static string Short(string text, int most) =>
        text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
