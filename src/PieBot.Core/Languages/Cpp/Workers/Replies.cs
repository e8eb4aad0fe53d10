using System.Globalization;
using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Workers;

namespace PieBot.Core.Languages.Cpp.Workers;

/// <summary>What single tests' runs come to together.</summary>
internal static class Replies
{
    /// <summary>With the exit code kept as a failure only where the test did not pass; output is not kept of what is repeated.</summary>
    public static RunReply Judged(RunReply reply, CTestEntry entry)
    {
        var code = reply.Failed is [var failed] ? failed : "0";
        return reply with
        {
            Failed = entry.Outcome.Holds(int.Parse(code, CultureInfo.InvariantCulture), null)
                ? []
                : [code],
        };
    }

    /// <summary>The members' time without the probe's.</summary>
    public static long Own(RunReply reply) =>
        reply.MemberNanoseconds - Math.Min(reply.ProbeNanoseconds, reply.MemberNanoseconds / 2);

    /// <summary>Of several tests, in their order.</summary>
    public static RunReply Sum(List<RunReply> replies) =>
        new(
            replies.Sum(one => one.WallNanoseconds),
            replies.Sum(one => one.ProcessCpuNanoseconds),
            0,
            replies.Sum(one => one.MemberCalls),
            replies.Sum(one => one.MemberNanoseconds),
            replies.Sum(one => one.MemberWallNanoseconds),
            replies.Sum(one => one.TestNanoseconds),
            replies.Select(one => one.WallNanoseconds).ToList(),
            replies.SelectMany(one => one.Failed).ToList(),
            replies.Sum(one => one.ProbeNanoseconds)
        );
}
