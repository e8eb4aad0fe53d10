using PieBot.Core.Languages.Testing;
using PieBot.Workers;

namespace PieBot.Testing.Scripted;

/// <summary>A scripted program and its tests: what a real one of the same text would do, without a build or a process.</summary>
/// <param name="files">Text by path.</param>
/// <param name="tests">
/// Lines of <c>test NAME calls MEMBER …</c>, with <c>expects VALUE …</c> where it looks at what they return, of
/// <c>test NAME fails</c>, <c>test NAME flickers</c>, <c>test NAME after OTHER calls …</c> of one that passes only after
/// another, <c>test NAME once calls …</c> of one that passes once a process, and <c>worker WORDS</c>: why no worker starts.
/// </param>
/// <param name="quick">Whether it was built quickly.</param>
internal sealed class ScriptProgram(
    IReadOnlyDictionary<string, string> files,
    string tests,
    bool quick = false
)
{
    // Of a test around what it calls, in nanoseconds.
    private const double Overhead = 10e3;

    private readonly List<(ScriptFile File, ScriptMember Member)> _members = files
        .Values.Select(ScriptFile.Of)
        .SelectMany(file => file.Members.Select(member => (file, member)))
        .ToList();

    /// <summary>The first error of its compiler; null when it compiles.</summary>
    public string? Error =>
        _members.FirstOrDefault(one => one.Member.Broken) is { Member: { } broken }
            ? $"error: {broken.Name} is broken"
        : _members
            .SelectMany(one => one.Member.Declares)
            .GroupBy(name => name)
            .FirstOrDefault(group => group.Count() > 1)
            is { } twice
            ? $"error: {twice.Key} is declared twice"
        : null;

    /// <param name="run">How often it was run before: some tests come out differently each time.</param>
    /// <param name="late">Whether it comes to the last trials.</param>
    public ScriptedSide Side(int run, bool late)
    {
        var known = tests
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Where(words => words[0] == "test")
            .Select(words => new Test(
                words[1],
                words[2],
                Between(words, "calls", "expects"),
                Between(words, "expects", ""),
                words[2] == "after" ? words[3] : null
            ))
            .ToList();
        var outcomes = known.ToDictionary(
            test => test.Name,
            test => Passes(test, run) ? TestOutcome.Passed : TestOutcome.Failed
        );
        return new()
        {
            WorkerFault = WorkerFault(),
            Needs = known
                .Where(test => test.After is not null)
                .ToDictionary(test => test.Name, test => test.After!),
            Once = known.Where(test => test.Kind == "once").Select(test => test.Name).ToHashSet(),
            Allocates = known.ToDictionary(
                test => test.Name,
                test =>
                    Called(test)
                        .Where(one => one.File.Counts(one.Member))
                        .Sum(one => one.Member.Allocates)
            ),
            Hangs = known.Any(test => Called(test).Any(one => one.Member.Hangs)),
            Outcomes = outcomes,
            Red = outcomes
                .Where(one => one.Value == TestOutcome.Failed)
                .Select(one => one.Key)
                .ToList(),
            Reached = known.ToDictionary(
                test => test.Name,
                test => (long)Called(test).Count(one => one.File.Counts(one.Member))
            ),
            Numbers = known.ToDictionary(
                test => test.Name,
                test =>
                    (IReadOnlyList<int>)
                        Called(test)
                            .Select(one => one.File.Number(one.Member))
                            .OfType<int>()
                            .ToList()
            ),
            Spent = known.ToDictionary(
                test => test.Name,
                test =>
                    (
                        Overhead + Called(test).Sum(one => Nanoseconds(one.Member, late)),
                        Called(test)
                            .Where(one => one.File.Counts(one.Member))
                            .Sum(one => Nanoseconds(one.Member, late))
                    )
            ),
            Calls = known.SelectMany(Calls).ToList(),
            Hashing = _members
                .Where(one => one.Member.Hashes)
                .Select(one => one.Member.Name)
                .ToHashSet(),
        };
    }

    private IEnumerable<ObservedCall> Calls(Test test) =>
        (Called(test).Exists(one => one.Member.Exits) ? [] : Called(test))
            .Where(one => one.File.Notes(one.Member))
            .Select(one => one.Member)
            .Select(member =>
                (member.Name, Outcome: $"{Given(member)} {member.Leaves}".TrimEnd(), member.Later)
            )
            .Select(call => new ObservedCall(
                test.Name,
                call.Outcome != "nothing",
                false,
                call.Name,
                call.Name,
                "",
                call.Outcome,
                call.Outcome,
                call.Later
            ));

    private bool Passes(Test test, int run) =>
        test.Kind switch
        {
            "fails" => false,
            "flickers" => run % 2 == 0,
            _ => (
                test.Expects.Count == 0
                || test.Expects.SequenceEqual(Called(test).Select(one => Given(one.Member)))
            )
                && !_members.Exists(one => one.Member.Spoils.Contains(test.Name))
                && !(
                    Called(test).Any(one => one.Member.Rivals)
                    && _members.Count(one => one.Member.Rivals) > 1
                ),
        };

    private List<(ScriptFile File, ScriptMember Member)> Called(Test test) =>
        test.Calls.Select(name => _members.Single(one => one.Member.Name == name)).ToList();

    private string Given(ScriptMember member) =>
        quick && member.Misbuilt ? $"{member.Gives}?" : member.Gives;

    private string? WorkerFault() =>
        tests
            .Split('\n')
            .Where(line => line.StartsWith("worker ", StringComparison.Ordinal))
            .Select(line => line["worker ".Length..])
            .FirstOrDefault();

    private static double Nanoseconds(ScriptMember member, bool late) =>
        1000 * member.Takes * (late && member.Tires ? 10 : 1);

    private static List<string> Between(string[] words, string from, string to) =>
        words.SkipWhile(word => word != from).Skip(1).TakeWhile(word => word != to).ToList();

    private sealed record Test(
        string Name,
        string Kind,
        IReadOnlyList<string> Calls,
        IReadOnlyList<string> Expects,
        string? After
    );
}
