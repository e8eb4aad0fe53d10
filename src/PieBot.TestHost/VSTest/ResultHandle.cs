using System.Diagnostics;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace PieBot.TestHost.VSTest;

/// <summary>Collects the results of one run; everything else that an adapter says is dropped.</summary>
/// <param name="turns">Is told where each test begins and ends; null: nobody is.</param>
/// <param name="nameOf">The test that an adapter means by its id; null when it is none of those that are known.</param>
internal sealed class ResultHandle(TestTurns? turns, Func<Guid, string?> nameOf) : IFrameworkHandle
{
    // Of what runs a test, in xUnit 2 and MSTest. https://github.com/xunit/xunit, https://github.com/microsoft/testfx
    private static readonly string[] s_runners =
    [
        "Xunit.Sdk.TestCaseRunner",
        ".TestExecutionManager",
    ];

    // Looking costs some time.
    private const int MostLooks = 40;

    private readonly List<TestResult> _results = [];
    private int _looks;

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
            Look(turns);
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
            Look(turns);
            turns.End(id);
        }
    }

    // What is told from elsewhere is told at some other time.
    private void Look(TestTurns told)
    {
        if (
            _looks++ < MostLooks
            && !new StackTrace()
                .GetFrames()
                .Any(frame =>
                    frame.GetMethod()?.DeclaringType?.FullName is { } type
                    && s_runners.Any(runner => type.Contains(runner, StringComparison.Ordinal))
                )
        )
        {
            told.Doubt();
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
