using PieBot.Core.Processes;
using PieBot.Core.Timing;

namespace PieBot.Core.Configuration;

/// <summary>What the user asks of a verification. Every default answers a fear of theirs (a wrong edit, a false "faster", a slow job).</summary>
internal sealed record VerifySettings
{
    public Protocol Protocol { get; init; } = Protocol.Paired;

    /// <summary>The most pairs of workers a candidate (paired protocol), and again for its confirmation; at least 4.</summary>
    public int Trials { get; init; } = SequentialTest.MostTrials;

    /// <summary>For all trials of a candidate; null: as long as they take.</summary>
    public TimeSpan? TrialTime { get; init; }

    /// <summary>One-sided error of a single comparison.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Share of the baseline's time a candidate must save to be worth a reviewer's time: 0.10 is the paper's filter.</summary>
    public double MinSaving { get; init; } = 0.10;

    /// <summary>What candidates are to save; of allocations the least saving counts in bytes.</summary>
    public Resource Metric { get; init; } = Resource.Time;

    /// <summary>Whether parts of an edit that do not carry its gain are taken out before it is confirmed.</summary>
    public bool Shrink { get; init; } = true;

    /// <summary>Whether edited members are also called with arguments that no test passes; null in a run of a version that could not.</summary>
    public bool? Exercises { get; init; } = true;

    /// <summary>Seeds the order of turns; the same seed gives the same order.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Test projects to use, relative to the repository; empty: those that reference a changed project.</summary>
    public IReadOnlyList<string> TestProjects { get; init; } = [];

    /// <summary>Target framework of the test projects; null: the highest that this machine can run.</summary>
    public string? Framework { get; init; }

    /// <summary>What the repository's configuration says of building, testing and timing it; null: nothing, or a run of 0.1.0, whose file had no place for it.</summary>
    public IReadOnlyList<CommandProject>? Projects { get; init; }

    /// <summary>What the repository's configuration says of CMake; null: nothing.</summary>
    public CMakeSettings? CMake { get; init; }

    /// <summary>For one whole test run; the tree is killed after it.</summary>
    public TimeSpan TestTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For one build of one test project; the tree is killed after it.</summary>
    public TimeSpan BuildTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Bytes that a test run, with all that it starts, may use.</summary>
    public long Memory { get; init; } = new ProcessLimits().Memory;

    public SandboxKind Sandbox { get; init; } = SandboxKind.Auto;

    /// <summary>Verify only this part of the proposals; null: all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Verify nothing anew, but build and test as one change what shards have accepted.</summary>
    public bool Together { get; init; }
}
