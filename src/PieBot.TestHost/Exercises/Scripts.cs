using System.Reflection;
using System.Runtime.CompilerServices;

namespace PieBot.TestHost.Exercises;

/// <summary>One call of a script.</summary>
/// <param name="Given">For each parameter that something is passed to.</param>
internal sealed record Step(MethodBase Method, object?[] Given);

/// <summary>Sequences of calls that no test makes, on objects of one edited class: what one method stores, another may have to know.</summary>
/// <param name="edited">The methods that the edit touches.</param>
internal sealed class Scripts(
    Type type,
    Seen seen,
    IReadOnlyCollection<MethodBase> edited,
    Random chance
)
{
    private const int Most = 160;
    private const int Longest = 12;

    // Every so often a long one, of one method above all: what holds for few may not for many.
    private const int LongOnes = 8;
    private const int LengthOfLongOnes = 30;

    // What one script passes to a parameter: of few values some come again.
    private const int Few = 3;

    /// <summary>Names of methods that no exercise calls.</summary>
    public static readonly string[] LeftOut =
    [
        "Dispose",
        "DisposeAsync",
        "Close",
        "Equals",
        "GetHashCode",
        "GetType",
        "Deconstruct",
    ];

    private readonly List<MethodInfo> _methods = type.GetMethods(
            BindingFlags.Instance | BindingFlags.Public
        )
        .Where(one =>
            !CopiedTypes.IsFramework(one.DeclaringType!)
            && !one.ContainsGenericParameters
            && !LeftOut.Contains(one.Name)
            && !one.Name.StartsWith("add_", StringComparison.Ordinal)
            && !one.Name.StartsWith("remove_", StringComparison.Ordinal)
            && !one.IsDefined(typeof(CompilerGeneratedAttribute))
            && one.GetParameters()
                .All(parameter =>
                    !parameter.ParameterType.IsByRefLike && !parameter.ParameterType.IsPointer
                )
            && (
                seen.Calls(one).Count > 0
                || Members.In(one).All(parameter => seen.Values(parameter).Count > 0)
            )
        )
        .OrderBy(one => one.ToString(), StringComparer.Ordinal)
        .ToList();

    /// <summary>Each with the object it starts from, not copied; the shortest come first. The same for the same <see cref="Seen"/>.</summary>
    public IEnumerable<(object Receiver, IReadOnlyList<Step> Steps)> All()
    {
        var touched = _methods
            .Where(one =>
                edited.Any(two =>
                    two.MetadataToken == one.MetadataToken && two.Module == one.Module
                )
            )
            .ToList();
        if (seen.Receivers.Count == 0 || _methods.Count == 0)
        {
            yield break;
        }

        // What takes something is more likely to change something.
        var others = _methods
            .Concat(
                _methods
                    .Where(one => one.GetParameters().Length > 0)
                    .SelectMany(one => Enumerable.Repeat(one, 2))
            )
            .ToList();
        var main = touched.Count > 0 ? touched : others;
        for (var turn = 0; turn < Most; turn++)
        {
            var few = new Dictionary<string, IReadOnlyList<object?>>(StringComparer.Ordinal);
            var last = new Dictionary<string, object?>(StringComparer.Ordinal);
            var steps = new List<Step>();
            if (turn % LongOnes == LongOnes - 1)
            {
                var many = others[chance.Next(others.Count)];
                for (var count = 0; count < LengthOfLongOnes; count++)
                {
                    steps.Add(Mixed(Step(many, null, last)));
                }
            }

            for (var count = 0; count < Math.Min(Longest, 2 + turn / 6); count++)
            {
                var from = chance.Next(2) == 0 ? main : others;
                var step = Step(from[chance.Next(from.Count)], few, last);
                steps.Add(chance.Next(4) == 0 ? Mixed(step) : step);
            }

            steps.Add(Step(main[chance.Next(main.Count)], few, last));
            yield return (seen.Receivers[chance.Next(seen.Receivers.Count)], steps);
        }
    }

    // As a test passes them all, or each as some test passes it to a parameter of that name.
    private Step Step(
        MethodBase method,
        Dictionary<string, IReadOnlyList<object?>>? few,
        Dictionary<string, object?> last
    )
    {
        var parameters = Members.In(method);
        var calls = seen.Calls(method);
        var values = parameters.Select(one => Some(one, few)).ToList();
        var given =
            values.All(one => one.Count > 0) && (calls.Count == 0 || chance.Next(10) < 7)
                ? values.Select(one => one[chance.Next(one.Count)]).ToArray()
                : (object?[])calls[chance.Next(calls.Count)].Clone();
        for (var at = 0; at < given.Length; at++)
        {
            if (!seen.IsClock(parameters[at]))
            {
                continue;
            }

            var name = parameters[at].Name!;
            if (
                last.TryGetValue(name, out var before)
                && Comparer<object?>.Default.Compare(given[at], before) < 0
            )
            {
                given[at] = before;
            }

            last[name] = given[at];
        }

        return new(method, given);
    }

    private IReadOnlyList<object?> Some(
        ParameterInfo parameter,
        Dictionary<string, IReadOnlyList<object?>>? few
    )
    {
        var all = seen.Values(parameter);
        if (few is null || all.Count <= Few)
        {
            return all;
        }

        var key = $"{parameter.Name} {parameter.ParameterType}";
        if (!few.TryGetValue(key, out var some))
        {
            // The first ones are often of one small test, and fit each other.
            var isFirst = chance.Next(2) == 0;
            few[key] = some = Enumerable
                .Range(0, Few)
                .Select(at => all[isFirst ? at : chance.Next(all.Count)])
                .ToList();
        }

        return some;
    }

    // Records of which each is in part another.
    private Step Mixed(Step step)
    {
        var parameters = Members.In(step.Method);
        for (var at = 0; at < step.Given.Length; at++)
        {
            if (
                step.Given[at] is { } one
                && Records.IsOne(one)
                && seen.Values(parameters[at])
                    .Where(other => other?.GetType() == one.GetType())
                    .ToList()
                    is { Count: > 1 } alike
            )
            {
                step.Given[at] = Records.Changed(one, alike!, chance);
            }
        }

        return step;
    }
}
