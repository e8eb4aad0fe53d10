using PieBot.Core.Languages.Python.Tests;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.Python.Tests;

/// <summary>Of calls with much to tell only so many are noted: the same on both sides, and some of each test.</summary>
public sealed class PythonNotedValuesTests
{
    private const string Script = """
        from _piebot import observe

        observe.MOST_VALUES = 100

        def calls(tests, calls, items):
            observe.share(tests)
            noted = []
            for _ in range(tests):
                for _ in range(calls):
                    call = observe.called("m", ["x"], [[[one] for one in range(items)]])
                    observe.returned(call, 1)
                    observe.done(call)
                noted.append(len(observe.take()))
            return noted

        print(calls(2, 6, 1), calls(5, 3, 15), calls(9, 1, 50))
        """;

    [Fact]
    public async Task Each_test_has_its_share_and_its_first_call_until_all_are_used_up()
    {
        var run = await ProcessRunner.RunAsync(
            new("python3", ["-c", Script], PythonSuite.Scripts),
            TestContext.Current.CancellationToken
        );

        // A list of lists of one number is two values an item, and one. All of 2 × 6 calls: 36. Then 31 a call, with a share
        // of 20 a test: one each, 155 more. Then 101 a call: none is left after the first.
        Assert.Equal("[6, 6] [1, 1, 1, 1, 1] [1, 0, 0, 0, 0, 0, 0, 0, 0]", run.Output.Trim());
    }
}
