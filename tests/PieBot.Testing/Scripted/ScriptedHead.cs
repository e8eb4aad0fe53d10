using PieBot.Core.Changes;
using PieBot.Core.Languages.Testing;

namespace PieBot.Testing.Scripted;

/// <summary>A head whose sides do what a script says; null for one that does not build.</summary>
internal sealed class ScriptedHead(Func<SideRequest, ScriptedSide?> script) : IPreparedHead
{
    private int _open;
    private int _running;
    private int _sides;

    /// <summary>How many mutants can be planted.</summary>
    public int Mutants { get; init; } = 2;

    /// <summary>Sides that were built, and workers and copies of them, that are not ended yet.</summary>
    public int Open => _open;

    /// <summary>Of them, the workers and copies.</summary>
    public int Running => _running;

    /// <summary>As in <see cref="ITestSuite.OrderedBy"/>, of each side.</summary>
    public string? OrderedBy { get; init; }

    /// <summary>The most sides that stood at once.</summary>
    public int MostSides { get; private set; }

    /// <summary>Called before each step of a worker; null: it answers at once.</summary>
    public Func<string, Task>? Step { get; init; }

    /// <summary>All that was asked to be built.</summary>
    public List<SideRequest> Requests { get; } = [];

    public IReadOnlyList<ITestSuite> Suites { get; init; } = [new ScriptedSuite(() => new())];

    public IReadOnlyList<string> Notices => [];

    public IEnumerable<string> Trees => [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        throw new InvalidOperationException("contenders are scripted whole");

    public Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        lock (Requests)
        {
            Requests.Add(request);
        }

        return Task.FromResult<(BuiltSide?, string?)>(
            script(request) is { } side
                ? (
                    new(
                        [new ScriptedSuite(() => side, Step, OrderedBy, Watch)],
                        [new Folder(this)],
                        request.Quick
                    ),
                    null
                )
                : (null, "it does not build")
        );
    }

    public Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    ) => Task.FromResult<(IReadOnlyList<ITestSuite>?, string?)>((Suites, null));

    public Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<Mutant>>(
            Enumerable
                .Range(1, Math.Min(Mutants, most))
                .Select(number => new Mutant($"mutant {number}", $"{text} mutant {number}"))
                .ToList()
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Watch(bool started)
    {
        Count(started);
        Interlocked.Add(ref _running, started ? 1 : -1);
    }

    private void Count(bool started) => Interlocked.Add(ref _open, started ? 1 : -1);

    // Stands as long as its side does.
    private sealed class Folder : IDisposable
    {
        private readonly ScriptedHead _head;

        public Folder(ScriptedHead head)
        {
            _head = head;
            head.Count(started: true);
            lock (head.Requests)
            {
                head.MostSides = Math.Max(head.MostSides, ++head._sides);
            }
        }

        public void Dispose()
        {
            _head.Count(started: false);
            lock (_head.Requests)
            {
                _head._sides--;
            }
        }
    }
}
