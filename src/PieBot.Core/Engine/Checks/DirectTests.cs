using PieBot.Core.Engine.Sides;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>
/// Tests that a worker calls without their framework, which takes less than half of what it takes to start. They may be timed
/// so only where that changes nothing of them: they pass, again and again, and call the members as often.
/// </summary>
internal static class DirectTests
{
    /// <summary>Starts a worker that calls them.</summary>
    /// <param name="first">A worker whose framework runs them.</param>
    /// <param name="tests">Worker ids of what is to be timed.</param>
    /// <returns>Null where no worker can.</returns>
    public static async Task<LoneWorker?> StartAsync(
        LoneWorker first,
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) =>
        tests.Count > 0 && (await first.Discovered).Reply is { CallsTests: true }
            ? first.Direct(tests, cancellationToken)
            : null;

    /// <summary>Runs them so, and once more.</summary>
    /// <param name="direct">As <see cref="StartAsync"/> gave it.</param>
    /// <param name="tests">The same.</param>
    /// <param name="lone">What the framework made of them, in a process that had run nothing else either.</param>
    public static async Task<bool> AreAlikeAsync(
        LoneWorker direct,
        IReadOnlyList<string> tests,
        LoneRun lone,
        CancellationToken cancellationToken
    )
    {
        if ((await direct.Discovered).Reply is null)
        {
            return false;
        }

        var cold = await direct.Worker.CoverAsync(tests, cancellationToken);
        var again = await direct.Worker.CoverAsync(tests, cancellationToken);
        return Passed(cold.Reply)
            && Passed(again.Reply)
            && cold.Reply!.Tests.All(test =>
                lone.Calls.TryGetValue(test.Id, out var calls) && calls == test.Calls
            );

        bool Passed(CoverReply? reply) =>
            reply?.Tests.Count == tests.Count && reply.Tests.All(test => test.Passed);
    }
}
