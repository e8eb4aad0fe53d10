using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace PieBot.TestHost.VSTest;

/// <summary>Collects the results of one run; everything else that an adapter says is dropped.</summary>
/// <param name="turns">Is told where each test begins and ends; null: nobody is.</param>
/// <param name="nameOf">The test that an adapter means by its id; null when it is none of those that are known.</param>
internal sealed class ResultHandle(TestTurns? turns, Func<Guid, string?> nameOf) : IFrameworkHandle
{
    private readonly List<TestResult> _results = [];

    public bool EnableShutdownAfterTestRun { get; set; }

    public IReadOnlyList<TestResult> Results
    {
        get
        {
            lock (_results)
            {
                return _results.ToList();
            }
        }
    }

    // Adapters may report from a thread of their own.
    public void RecordResult(TestResult testResult)
    {
        lock (_results)
        {
            _results.Add(testResult);
        }
    }

    public void RecordStart(TestCase testCase)
    {
        if (turns is not null && nameOf(testCase.Id) is { } id)
        {
            turns.Begin(id);
        }
    }

    public void RecordEnd(
        TestCase testCase,
        Microsoft.VisualStudio.TestPlatform.ObjectModel.TestOutcome outcome
    )
    {
        if (turns is not null && nameOf(testCase.Id) is { } id)
        {
            turns.End(id);
        }
    }

    public void RecordAttachments(IList<AttachmentSet> attachmentSets) { }

    public void SendMessage(TestMessageLevel testMessageLevel, string message) { }

    public int LaunchProcessWithDebuggerAttached(
        string filePath,
        string? workingDirectory,
        string? arguments,
        IDictionary<string, string?>? environmentVariables
    ) => throw new NotSupportedException("a worker has no debugger");
}
