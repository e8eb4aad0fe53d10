using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Profiling;

/// <summary>What share of the tests' time members take by a probe in each, where stacks cannot be sampled.</summary>
internal static class ProbedTime
{
    /// <param name="root">The head's checkout.</param>
    public static async Task<SampledTime> MeasureAsync(
        IPreparedHead head,
        string root,
        SampleRequest request,
        CancellationToken cancellationToken
    )
    {
        var tests = 0L;
        var shares = new List<MemberShare>();
        var notices = new List<string>();
        foreach (var target in request.Targets)
        {
            request.Clock.Enter("profile", $"timing {target.Name} in the tests");
            var (side, _, fault) = await ProbedMember.BuildAsync(
                head,
                root,
                target,
                $"profile-{shares.Count + notices.Count}",
                true,
                cancellationToken
            );
            if (side is null)
            {
                notices.Add($"{target.Name} was not profiled: {fault}");
                continue;
            }

            using (side)
            {
                var (time, unknown) = await TimeAsync(side, request, cancellationToken);
                if (unknown is not null)
                {
                    notices.Add($"{target.Name} was not profiled: {unknown}");
                }
                else if (time.Member > 0)
                {
                    // By wall time, as the tests' own.
                    shares.Add(
                        new(target.Id, Math.Round(Math.Min(1, time.Member / time.All), 4), [])
                    );
                }

                tests = Math.Max(tests, time.Tests);
            }
        }

        return new(
            new(tests, shares.OrderByDescending(member => member.Share).ToList()),
            notices.Distinct().ToList()
        );
    }

    private static async Task<(
        (double Member, double All, long Tests) Time,
        string? Fault
    )> TimeAsync(BuiltSide side, SampleRequest request, CancellationToken cancellationToken)
    {
        var (member, all, tests) = (0.0, 0.0, 0L);
        foreach (var suite in side.Suites)
        {
            using var copy = suite.Copy("profile");
            await using var worker = copy.Suite.Start(
                new(request.Confinement) { Timeout = request.Timeout }
            );
            var discovered = await worker.DiscoverAsync(cancellationToken);
            if (discovered.Reply is null)
            {
                return ((0, 0, 0), discovered.Fault);
            }

            var ids = discovered.Reply.Tests.Select(test => test.Id).ToList();
            var covered = await worker.CoverAsync(ids, cancellationToken);
            if (covered.Reply is null)
            {
                return ((0, 0, 0), covered.Fault);
            }

            member += covered.Reply.Tests.Sum(test => (double)test.MemberNanoseconds);
            all += covered.Reply.Tests.Sum(test => (double)test.WallNanoseconds);
            tests += covered.Reply.Tests.Count;
        }

        return ((member, all, tests), null);
    }
}
