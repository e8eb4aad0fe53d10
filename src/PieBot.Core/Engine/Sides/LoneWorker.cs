using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Workers;

namespace PieBot.Core.Engine.Sides;

/// <summary>A worker that starts, and lists its tests, while something else goes on.</summary>
internal sealed class LoneWorker : IAsyncDisposable
{
    private readonly ITestSuite _suite;
    private readonly WorkerSettings _settings;
    private readonly CopiedSuite _copy;
    private readonly CancellationTokenSource _stop;

    /// <param name="name">Tells it apart from others of the suite that stand at the same time.</param>
    public LoneWorker(
        ITestSuite suite,
        string name,
        WorkerSettings settings,
        CancellationToken cancellationToken
    )
    {
        (_suite, _settings) = (suite, settings);
        _copy = suite.Copy(name);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            Worker = _copy.Suite.Start(settings);
        }
        catch
        {
            _copy.Dispose();
            _stop.Dispose();
            throw;
        }

        Discovered = Worker.DiscoverAsync(_stop.Token);
    }

    public IWorker Worker { get; }

    public Task<WorkerAnswer<DiscoverReply>> Discovered { get; }

    /// <summary>One of the same suite that has run nothing yet.</summary>
    public LoneWorker Another(string name, CancellationToken cancellationToken) =>
        new(_suite, name, _settings, cancellationToken);

    /// <summary>One that calls some tests without their framework.</summary>
    /// <param name="tests">Worker ids.</param>
    public LoneWorker Direct(IReadOnlyList<string> tests, CancellationToken cancellationToken) =>
        new(_suite, "direct", _settings with { Direct = tests }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)Discovered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Worker.DisposeAsync();
        _copy.Dispose();
        _stop.Dispose();
    }
}
