using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.Python.Interpreters;

public sealed class PythonInterpreterTests
{
    [Fact]
    public async Task Knows_from_where_in_the_checkout_editable_packages_are_imported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the environment is laid out for Linux");
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var system = await PythonInterpreter.FindAsync(folder.Path, cancellation);
        Assert.SkipUnless(system is { HasPytest: true }, "there is no pytest");
        var environment = Path.Combine(folder.Path, ".venv");
        var made = await ProcessRunner.RunAsync(
            new(
                system.Program,
                ["-m", "venv", "--without-pip", "--system-site-packages", environment],
                folder.Path
            ),
            cancellation
        );
        Assert.SkipUnless(made.Succeeded, made.Error);
        var packages = Directory
            .GetDirectories(Path.Combine(environment, "lib"), "python3.*")
            .Select(one => Path.Combine(one, "site-packages"))
            .Single();
        foreach (var name in (string[])["python", "libs/other"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, name));
        }

        // The two ways of setuptools, after PEP 660: a line with the folder, and a finder with names.
        await File.WriteAllTextAsync(
            Path.Combine(packages, "__editable__.lib-1.0.pth"),
            Path.Combine(folder.Path, "python") + "\n",
            cancellation
        );
        await File.WriteAllTextAsync(
            Path.Combine(packages, "__editable__.other-1.0.pth"),
            "import __editable___other_1_0_finder; __editable___other_1_0_finder.install()\n",
            cancellation
        );
        await File.WriteAllTextAsync(
            Path.Combine(packages, "__editable___other_1_0_finder.py"),
            $$"""
            import sys
            MAPPING = {"other": "{{folder.Path}}/libs/other"}

            class _EditableFinder:
                @classmethod
                def find_spec(cls, fullname, path=None, target=None):
                    return None

            def install():
                sys.meta_path.append(_EditableFinder)
            """,
            cancellation
        );

        var found = await PythonInterpreter.FindAsync(folder.Path, cancellation);

        Assert.Equal(Path.Combine(environment, "bin", "python3"), found!.Program);
        Assert.Equal(["libs", "python"], found.Roots.Order(StringComparer.Ordinal));
    }
}
