using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace PieBot.TestHost.VSTest;

/// <summary>Collects what an adapter discovers, and its first complaint.</summary>
internal sealed class DiscoverySink : ITestCaseDiscoverySink, IMessageLogger
{
    public List<TestCase> Tests { get; } = [];

    public string? Error { get; private set; }

    public void SendTestCase(TestCase discoveredTest) => Tests.Add(discoveredTest);

    public void SendMessage(TestMessageLevel testMessageLevel, string message)
    {
        if (testMessageLevel == TestMessageLevel.Error)
        {
            Error ??= message;
        }
    }
}
