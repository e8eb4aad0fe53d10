using System.Text;

namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>The framework that a test program was written with, which tells how single cases of it are run.</summary>
internal enum CppFramework
{
    /// <summary>None that is known: the program is run as it is.</summary>
    Own,
    GoogleTest,
    Catch2,
    Doctest,
}

/// <summary>Tells a program's framework from its bytes: to ask the program itself would run one that knows no such question.</summary>
internal static class TestProgram
{
    // The texts of their own options, or the name of the shared library that holds them.
    private static readonly (CppFramework Framework, string[] Marks)[] Known =
    [
        (CppFramework.GoogleTest, ["gtest_list_tests", "libgtest.so"]),
        (CppFramework.Doctest, ["list-test-cases"]),
        (CppFramework.Catch2, ["list-test-names-only", "libCatch2", "list-reporters"]),
    ];

    public static CppFramework FrameworkOf(string program)
    {
        if (!IsProgram(program))
        {
            return CppFramework.Own;
        }

        var bytes = File.ReadAllBytes(program);
        return Known.FirstOrDefault(one => one.Marks.Any(mark => Holds(bytes, mark))).Framework;
    }

    /// <summary>Whether it is compiled, not a script.</summary>
    public static bool IsProgram(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        Span<byte> start = stackalloc byte[4];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4
            && start.SequenceEqual("\u007fELF"u8);
    }

    public static bool Holds(ReadOnlySpan<byte> bytes, string text) =>
        bytes.IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}
