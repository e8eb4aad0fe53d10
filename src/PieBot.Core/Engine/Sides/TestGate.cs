using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Sides;

/// <summary>
/// What the baseline's runs promise and a candidate must keep: the same set of test ids with the same outcomes.
/// A missing, skipped or timed-out test is a failure, not a faster run.
/// </summary>
/// <param name="Expected">Tests whose outcome was the same in every baseline run, failing ones left out.</param>
/// <param name="Excluded">Tests that fail or are flaky at the baseline: id and reason.</param>
internal sealed record TestGate(
    IReadOnlyDictionary<string, TestOutcome> Expected,
    IReadOnlyDictionary<string, string> Excluded
)
{
    private const int ManyTests = 300;

    /// <summary>Why a test that draws its parameters is left out.</summary>
    public const string OtherParameters = "has different parameters in each run";

    /// <summary>Names of tests whose parameters, and so their ids, are others in each run.</summary>
    public IReadOnlySet<string> Drawn { get; init; } = new HashSet<string>();

    /// <summary>Whether there are so many tests that running each by itself takes much longer than running all of them.</summary>
    public bool IsLarge => Passing >= ManyTests;

    public int Passing => Expected.Count(test => test.Value == TestOutcome.Passed);

    /// <summary>A sentence on what was left out, since a test of it may be one that is missing; empty when nothing was.</summary>
    public string LeftOut =>
        Excluded.Count == 0
            ? ""
            : $". {Excluded.Count} were left out at the baseline: {FirstExcluded}";

    /// <summary>The first that were left out, each with the reason, for people.</summary>
    public string FirstExcluded =>
        string.Join(
            ", ",
            Excluded
                .OrderBy(test => test.Key, StringComparer.Ordinal)
                .Take(3)
                .Select(test => $"{test.Key} ({test.Value})")
        ) + (Excluded.Count > 3 ? ", …" : "");

    /// <summary>Compares repeated runs of the unchanged baseline.</summary>
    public static TestGate Of(IReadOnlyList<TestResults> baselineRuns)
    {
        var expected = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);
        var excluded = new Dictionary<string, string>(StringComparer.Ordinal);
        var drawn = DrawnIn(baselineRuns);
        foreach (var name in drawn)
        {
            excluded[$"{name}[…]"] = OtherParameters;
        }

        foreach (var id in baselineRuns.SelectMany(run => run.Outcomes.Keys).Distinct())
        {
            var seen = baselineRuns
                .Select(run => run.Outcomes.TryGetValue(id, out var one) ? one : (TestOutcome?)null)
                .Distinct()
                .ToList();
            switch (seen)
            {
                case [TestOutcome.Failed]:
                    excluded[id] = $"fails at the baseline{Why(id)}";
                    break;
                case [{ } same]:
                    expected[id] = same;
                    break;
                case var _ when NameOf(id) is { } name && drawn.Contains(name):
                    break;
                default:
                    excluded[id] = $"is flaky at the baseline{Why(id)}";
                    break;
            }
        }

        return new(expected, excluded) { Drawn = drawn };

        string Why(string id) =>
            baselineRuns
                .Select(run => run.Messages.GetValueOrDefault(id))
                .FirstOrDefault(message => message is not null)
                is { } message
                ? $": {message}"
                : "";
    }

    /// <summary>What a killed run wrote down.</summary>
    public static TestGate Of(GateRecord record) =>
        new(
            record
                .Passing.Select(id => KeyValuePair.Create(id, TestOutcome.Passed))
                .Concat(record.Skipped.Select(id => KeyValuePair.Create(id, TestOutcome.Skipped)))
                .ToDictionary(StringComparer.Ordinal),
            record.Excluded
        )
        {
            Drawn = record.Drawn.ToHashSet(StringComparer.Ordinal),
        };

    /// <param name="key">Of what was tested.</param>
    /// <param name="leftOut">Suites that cannot be run.</param>
    /// <param name="time">Of the slower run.</param>
    public GateRecord Record(
        string key,
        IReadOnlyDictionary<string, string> leftOut,
        TimeSpan time
    ) =>
        new(
            key,
            Expected.Keys.Where(id => Expected[id] == TestOutcome.Passed).ToList(),
            Expected.Keys.Where(id => Expected[id] == TestOutcome.Skipped).ToList(),
            Excluded,
            [.. Drawn],
            leftOut,
            time
        );

    /// <summary>How many tests are not as at the baseline, for people.</summary>
    /// <param name="failures">Of <see cref="Failures"/>.</param>
    public string Count(IReadOnlyList<string> failures, TestResults candidate)
    {
        var strange = candidate.Outcomes.Keys.Count(id => !Knows(id));
        var own = failures.Count - strange;
        return (own, strange) switch
        {
            (_, 0) => $"{own} of {Expected.Count} tests",
            (0, _) => $"{strange} that the baseline does not have",
            _ => $"{own} of {Expected.Count} tests, and {strange} that the baseline does not have",
        };
    }

    /// <summary>Why a candidate does not pass, test by test; empty when it passes.</summary>
    public IReadOnlyList<string> Failures(TestResults candidate)
    {
        var failures = new List<string>();
        foreach (var (id, expected) in Expected)
        {
            if (!candidate.Outcomes.TryGetValue(id, out var outcome))
            {
                failures.Add($"{id} (did not run)");
            }
            else if (outcome != expected)
            {
                failures.Add(outcome == TestOutcome.Skipped ? $"{id} (skipped)" : id);
            }
        }

        failures.AddRange(
            candidate
                .Outcomes.Keys.Where(id => !Knows(id))
                .Select(id => $"{id} (not a test of the baseline)")
        );
        return failures;
    }

    private bool Knows(string id) =>
        Expected.ContainsKey(id)
        || Excluded.ContainsKey(id)
        || (NameOf(id) is { } name && Drawn.Contains(name));

    // Each run has some of the name that not all have.
    private static HashSet<string> DrawnIn(IReadOnlyList<TestResults> runs)
    {
        var names = runs.Select(run =>
            run.Outcomes.Keys.Where(id => runs.Any(other => !other.Outcomes.ContainsKey(id)))
                .Select(NameOf)
                .OfType<string>()
                .ToHashSet(StringComparer.Ordinal)
        );
        return names.Aggregate(
            (all, one) =>
            {
                all.IntersectWith(one);
                return all;
            }
        );
    }

    /// <summary>What stands before the parameters in an id such as pytest's <c>test[1]</c> or .NET's <c>Class.Test(x: 1)</c>; null without any.</summary>
    public static string? NameOf(string id)
    {
        var at = id.AsSpan().IndexOfAny('[', '(');
        return at > 0 ? id[..at] : null;
    }
}
