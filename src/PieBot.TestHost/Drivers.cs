using PieBot.TestHost.VSTest;
using PieBot.TestHost.XunitV3;

namespace PieBot.TestHost;

/// <summary>Chooses how the tests of an assembly are driven, by what lies beside it.</summary>
internal static class Drivers
{
    /// <exception cref="InvalidOperationException">Nothing that lies beside the assembly can repeat its tests in a process.</exception>
    public static ITestDriver For(string assembly)
    {
        var folder = Path.GetDirectoryName(assembly)!;
        // The VSTest adapter of xunit v3 runs tests in a child process of its own, out of our reach: so v3 comes first.
        if (File.Exists(Path.Combine(folder, "xunit.v3.runner.inproc.console.dll")))
        {
            return new EntryPointDriver(assembly);
        }

        var adapter = Directory
            .EnumerateFiles(folder, "*.dll")
            // Lower case in xUnit's, upper case in the others'.
            .Where(path =>
                Path.GetFileName(path).Contains("TestAdapter", StringComparison.OrdinalIgnoreCase)
            )
            .Where(path => !path.Contains("PlatformServices", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => AdapterDriver.TryCreate(path, assembly))
            .FirstOrDefault(driver => driver is not null);
        return adapter
            ?? throw new InvalidOperationException(
                $"{Path.GetFileName(assembly)} has neither a VSTest adapter (*TestAdapter*.dll) nor xunit v3 beside it"
            );
    }
}
