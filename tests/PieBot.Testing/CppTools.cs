using PieBot.Core.Processes;

namespace PieBot.Testing;

/// <summary>What real builds of C++ take.</summary>
internal static class CppTools
{
    public static void MustBeThere() =>
        Assert.SkipUnless(AreThere, "cmake, ctest or g++ is missing.");

    public static bool AreThere =>
        OperatingSystem.IsLinux()
        && Programs.Has("cmake")
        && Programs.Has("ctest")
        && Programs.Has("g++");
}
