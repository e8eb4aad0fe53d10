using System.Diagnostics;
using System.Globalization;
using PieBot.Workers;

namespace PieBot.TestHost.Exercises;

/// <summary>Calls edited members with arguments that no test passes, and in orders that no test has; the two sides are given the same ones.</summary>
internal sealed class Exercise(Notes notes)
{
    private const int MostOfOne = 150;
    private const int MostAbroad = 8;
    private const string OtherCulture = "de-DE";
    private const int StackSize = 16 << 20;

    private readonly List<ObservedCall> _calls = [];
    private readonly long _since = Stopwatch.GetTimestamp();

    /// <summary>For all of them together.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(3);

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
                (IEnumerable<IReadOnlyList<ObservedCall>>[])
                    [Varied(one), Abroad(one), Again.All(one), Clones.All(one), Relatives.All(one)]
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
        new Variants(kept.Given, Stable.Chance(kept.Member), kept.Method!.IsStatic ? null : 0)
            .All()
            .Take(MostOfOne)
            .Select(values => OneCall.Of(kept, values));

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
            var calls = OneCall.Of(kept, values);
            CultureInfo.CurrentCulture = usual;
            yield return calls.Told($"where the culture is {OtherCulture}");
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
                Stable.Chance(type.FullName ?? "")
            ).All()
        )
        {
            yield return Quietly(() => ScriptRun.Follow(type, seen, receiver, steps).ToList());
        }
    }

    // To note what each call finds and leaves takes far longer than the call, and is not asked for here.
    private static IReadOnlyList<ObservedCall> Quietly(Func<IReadOnlyList<ObservedCall>> follow)
    {
        Generated.Silence(true);
        try
        {
            return follow();
        }
        finally
        {
            Generated.Silence(false);
        }
    }

    // Or a class that comes from it.
    private static bool IsOf(Type? type, Type declaring) =>
        type is not null
        && (
            type == declaring
            || type.IsGenericType && type.GetGenericTypeDefinition() == declaring
            || IsOf(type.BaseType, declaring)
        );
}
