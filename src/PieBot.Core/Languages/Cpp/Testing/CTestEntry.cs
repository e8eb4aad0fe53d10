using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>A test as CTest knows it.</summary>
/// <param name="Command">The program's full path and its arguments.</param>
/// <param name="Folder">Where it is run.</param>
/// <param name="Environment">Variables that it is run with, as <c>NAME=VALUE</c>.</param>
/// <param name="Outcome">By what CTest tells whether it passed.</param>
internal sealed record CTestEntry(
    string Name,
    IReadOnlyList<string> Command,
    string Folder,
    IReadOnlyList<string> Environment,
    ExpectedOutcome Outcome
)
{
    public string Program => Command[0];
}

/// <summary>When a run of a test counts as passed.</summary>
/// <param name="SkipCode">The exit code that says skipped; null when none does.</param>
/// <param name="Passing">Expressions one of which the output must match; then the exit code does not count.</param>
/// <param name="Failing">Expressions none of which it may match.</param>
internal sealed record ExpectedOutcome(
    bool WillFail,
    int? SkipCode,
    IReadOnlyList<string> Passing,
    IReadOnlyList<string> Failing
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="output">What it printed; null where that was not kept, and is not judged.</param>
    public bool Holds(int exitCode, string? output)
    {
        if (exitCode == SkipCode)
        {
            return false;
        }

        var passed =
            Passing.Count == 0 ? exitCode == 0 : output is null || Matches(Passing, output);
        passed &= output is null || !Matches(Failing, output);
        return passed != WillFail;
    }

    // CMake's own dialect is a subset of .NET's but for rare escapes.
    private static bool Matches(IReadOnlyList<string> expressions, string output) =>
        expressions.Any(one => Regex.IsMatch(output, one, RegexOptions.None, Patience));
}
