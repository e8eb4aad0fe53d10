using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>Takes CTest's tests apart into the cases that their programs hold, where the framework lists them.</summary>
/// <param name="start">Runs a test's program with other arguments.</param>
internal sealed class TestCases(
    Func<CTestEntry, IReadOnlyList<string>, CancellationToken, Task<ProcessResult>> start
)
{
    public async Task<IReadOnlyList<CppTest>> OfAsync(
        IReadOnlyList<CTestEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var frameworks = entries
            .Select(one => one.Program)
            .Distinct()
            .ToDictionary(one => one, TestProgram.FrameworkOf);
        var tests = new List<CppTest>();
        foreach (var entry in entries)
        {
            tests.AddRange(await OfAsync(entry, frameworks[entry.Program], cancellationToken));
        }

        return Numbered(tests);
    }

    private async Task<IEnumerable<CppTest>> OfAsync(
        CTestEntry entry,
        CppFramework framework,
        CancellationToken cancellationToken
    )
    {
        var whole = new CppTest(entry.Name, entry.Name, entry, framework);
        // One that CTest starts with arguments is a case already, or nothing to take apart.
        if (
            framework == CppFramework.Own
            || entry.Command.Count > 1
            || entry.Outcome is not { WillFail: false, Passing.Count: 0 }
        )
        {
            return [whole];
        }

        IReadOnlyList<string> question = framework switch
        {
            CppFramework.GoogleTest => ["--gtest_list_tests"],
            CppFramework.Doctest => ["--list-test-cases"],
            _ => ["--list-tests", "--verbosity", "quiet"],
        };
        var cases = Cases(framework, await start(entry, question, cancellationToken));
        return cases.Count == 0 ? [whole] : cases.Select(one => Case(entry, framework, one));
    }

    private static IReadOnlyList<string> Cases(CppFramework framework, ProcessResult run)
    {
        if (!run.Succeeded && !(framework == CppFramework.Catch2 && IsCatch2List(run)))
        {
            return [];
        }

        return framework switch
        {
            CppFramework.GoogleTest => CaseLists.GoogleTest(run.Output),
            CppFramework.Doctest => CaseLists.Doctest(run.Output),
            _ => CaseLists.Catch2(run.Output),
        };
    }

    private static bool IsCatch2List(ProcessResult run) =>
        !run.TimedOut && run.Breach is null && CaseLists.IsWholeCatch2(run.Output);

    private static CppTest Case(CTestEntry entry, CppFramework framework, string name) =>
        new(
            $"{entry.Name}: {name}",
            $"{entry.Name}: {name}",
            entry with
            {
                Command = [entry.Program, .. CaseLists.Filter(framework, name)],
            },
            framework
        );

    private static List<CppTest> Numbered(IEnumerable<CppTest> tests)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return tests
            .Select(test =>
                (seen[test.Id] = seen.GetValueOrDefault(test.Id) + 1) is > 1 and var ordinal
                    ? test with
                    {
                        Id = $"{test.Id}#{ordinal}",
                    }
                    : test
            )
            .ToList();
    }
}
