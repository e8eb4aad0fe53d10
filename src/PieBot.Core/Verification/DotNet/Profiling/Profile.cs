using PieBot.Changes;
using PieBot.Runs;

namespace PieBot.Verification.DotNet.Profiling;

/// <summary>Counts in how many stacks members are met.</summary>
/// <param name="targets">The members that are asked about.</param>
/// <param name="modules">Names of the repository's own assemblies: a stack without any of these is the test framework's time.</param>
internal sealed class Profile(IReadOnlyList<ChangedMember> targets, IReadOnlySet<string> modules)
{
    private readonly ILookup<string, (string Id, FrameName Name)> _byName = targets
        .Select(target => (target.Id, Name: FrameName.OfMember(target)))
        .Where(target => target.Name is not null)
        .ToLookup(target => target.Name!.Member, target => (target.Id, target.Name!));

    private readonly Dictionary<string, FrameName> _frames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _met = new(StringComparer.Ordinal);
    private long _samples;

    /// <summary>Takes one stack; a member that calls itself is met once in it.</summary>
    public void Add(IReadOnlyList<(string Method, string Module)> stack)
    {
        if (!stack.Any(frame => modules.Contains(frame.Module)))
        {
            return;
        }

        _samples++;
        foreach (
            var id in stack
                .Where(frame => modules.Contains(frame.Module))
                .SelectMany(frame => Targets(frame.Method))
                .Distinct()
        )
        {
            _met[id] = _met.GetValueOrDefault(id) + 1;
        }
    }

    public ProfileFacts Facts() =>
        new(
            _samples,
            _met.OrderByDescending(member => member.Value)
                .ThenBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => new MemberShare(
                    member.Key,
                    Math.Round((double)member.Value / _samples, 4)
                ))
                .ToList()
        );

    private IEnumerable<string> Targets(string method)
    {
        if (!_frames.TryGetValue(method, out var name))
        {
            name = FrameName.OfFrame(method);
            _frames.Add(method, name);
        }

        return _byName[name.Member]
            .Where(target => target.Name.Matches(name))
            .Select(target => target.Id);
    }
}
