using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>What came of one test in one run.</summary>
/// <param name="Nanoseconds">As the framework reports it; 0 when it does not.</param>
/// <param name="Message">Why it did not pass, in the framework's words; null when it did, or nothing is said.</param>
internal readonly record struct TestOutcome(
    string Id,
    bool Passed,
    long Nanoseconds,
    string? Message
);

/// <summary>Runs selected tests of one framework inside this process, as often as asked.</summary>
internal interface ITestDriver
{
    /// <summary>What is said of it in reports.</summary>
    string Name { get; }

    IReadOnlyList<WorkerTest> Discover();

    /// <summary>Whether it says where each test begins and ends, on the thread that runs it.</summary>
    bool TellsEach { get; }

    /// <summary>Runs the tests once, one after another. A test without an outcome did not run.</summary>
    /// <param name="turns">Is told of each, where <see cref="TellsEach"/>.</param>
    IReadOnlyList<TestOutcome> Run(IReadOnlyCollection<string> ids, TestTurns? turns = null);
}
