namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>A test that can be run by itself: one of CTest's, or one case of its program.</summary>
/// <param name="Id">The same on all sides.</param>
/// <param name="Name">For people.</param>
/// <param name="Entry">With the arguments that choose the case.</param>
/// <param name="Framework">Of its program.</param>
internal sealed record CppTest(string Id, string Name, CTestEntry Entry, CppFramework Framework)
{
    /// <summary>The program's arguments for so many repetitions in one process, where its framework repeats; else null.</summary>
    public IReadOnlyList<string>? Repeated(int repetitions) =>
        Framework == CppFramework.GoogleTest
            ? [.. Entry.Command.Skip(1), $"--gtest_repeat={repetitions}"]
            : null;
}
