namespace PieBot.Core.Languages.CSharp.Sampling;

/// <summary>Counts in how many stacks members are met.</summary>
/// <param name="targets">The members that are asked about.</param>
/// <param name="modules">Names of the repository's own assemblies: a stack without any of these is the test framework's time.</param>
internal sealed class MetMembers(IReadOnlyList<ChangedMember> targets, IReadOnlySet<string> modules)
{
    private const int MostLines = 5;

    private readonly ILookup<string, (string Id, FrameName Name)> _byName = targets
        .Select(target => (target.Id, Name: FrameName.OfMember(target)))
        .Where(target => target.Name is not null)
        .ToLookup(target => target.Name!.Member, target => (target.Id, target.Name!));

    private readonly Dictionary<string, FrameName> _frames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _met = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, int Line), long> _lines = [];
    private long _samples;

    /// <summary>Takes one stack, innermost frame first; a member that calls itself is met once in it.</summary>
    public void Add(IReadOnlyList<SampledFrame> stack)
    {
        var own = stack.Where(frame => modules.Contains(frame.Module)).ToList();
        if (own.Count == 0)
        {
            return;
        }

        _samples++;
        foreach (
            var (id, line) in own.SelectMany(frame =>
                    Targets(frame.Method).Select(id => (Id: id, frame.Line))
                )
                .DistinctBy(met => met.Id)
        )
        {
            _met[id] = _met.GetValueOrDefault(id) + 1;
            if (line is { } known)
            {
                _lines[(id, known)] = _lines.GetValueOrDefault((id, known)) + 1;
            }
        }
    }

    public ProfileFacts Facts() =>
        new(
            _samples,
            _met.OrderByDescending(member => member.Value)
                .ThenBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => new MemberShare(
                    member.Key,
                    Share(member.Value),
                    _lines
                        .Where(line => line.Key.Id == member.Key)
                        .OrderByDescending(line => line.Value)
                        .ThenBy(line => line.Key.Line)
                        .Take(MostLines)
                        .Select(line => new LineShare(line.Key.Line, Share(line.Value)))
                        .ToList()
                ))
                .ToList()
        );

    private double Share(long met) => Math.Round((double)met / _samples, 4);

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
