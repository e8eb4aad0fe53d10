using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.CSharp.Compiling;

public sealed class CompilerServerTests
{
    internal static readonly string Compiler = Path.Combine(
        InstalledSdk.Sdk!,
        "Roslyn",
        "bincore",
        "csc.dll"
    );

    [Fact]
    public async Task A_server_of_its_own_stands_from_the_first_compilation_until_the_end()
    {
        string scratch;
        await using (var server = new CompilerServer(Compiler))
        {
            scratch = Path.GetDirectoryName(server.NewFolder())!;
            var first = await CompileAsync(server);
            var standing = WorkingIn(scratch);
            var second = await CompileAsync(server);

            Assert.Equal((0, 0), (first, second));
            if (OperatingSystem.IsLinux())
            {
                Assert.Equal(Assert.Single(standing), Assert.Single(WorkingIn(scratch)));
            }
        }

        Assert.Empty(WorkingIn(scratch));
        Assert.False(Directory.Exists(scratch));
    }

    [Fact]
    public async Task A_compilation_that_is_given_up_ends_the_server_and_the_next_one_starts_another()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes among its files");
        await using var server = new CompilerServer(Compiler);
        var folder = server.NewFolder();
        var scratch = Path.GetDirectoryName(folder)!;
        var pipe = Path.Combine(folder, "pipe.cs");
        await ProcessRunner.RunAsync(new("mkfifo", [pipe], folder), Cancelled);
        Assert.Equal(0, await CompileAsync(server));
        var standing = WorkingIn(scratch);

        using var stop = new CancellationTokenSource();
        var compiling = CompileAsync(server, pipe, stop.Token);
        // It is opened when the server reads it, and the server never comes to its end.
        await using var written = await Task.Run(
            () => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
            Cancelled
        );
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => compiling);

        Assert.Empty(WorkingIn(scratch));
        Assert.Equal(0, await CompileAsync(server));
        Assert.Empty(standing.Intersect(WorkingIn(scratch)));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("not a program")]
    public async Task A_compiler_that_does_not_run_is_a_reason_not_a_fault(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("piebot-test-").FullName;
        var compiler = Path.Combine(folder, "csc.dll");
        if (kind != "missing")
        {
            await File.WriteAllTextAsync(compiler, kind, Cancelled);
        }

        await using var server = new CompilerServer(compiler);
        var (made, reason) = await SdkBuild.CreateAsync(
            new(["/out:Lib.dll", "A.cs"], folder, compiler),
            server,
            Cancelled
        );
        Directory.Delete(folder, recursive: true);

        Assert.Null(made);
        Assert.NotEmpty(reason!);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<int> CompileAsync(CompilerServer server)
    {
        var source = Path.Combine(server.NewFolder(), "A.cs");
        await File.WriteAllTextAsync(source, "class A;", Cancelled);
        return await CompileAsync(server, source, Cancelled);
    }

    private static async Task<int> CompileAsync(
        CompilerServer server,
        string source,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.GetDirectoryName(source)!;
        var run = await server.CompileAsync(
            [
                "/noconfig",
                "/nostdlib+",
                "/target:library",
                $"/reference:{Path.Combine(InstalledSdk.SdkReferences, "System.Runtime.dll")}",
                $"/out:{Path.Combine(folder, "A.dll")}",
                source,
            ],
            folder,
            cancellationToken
        );
        return run.ExitCode;
    }

    // Ids of processes; none where the system does not show them.
    internal static List<string> WorkingIn(string folder) =>
        OperatingSystem.IsLinux()
            ? Directory
                .GetDirectories("/proc")
                .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
                .Where(process => Works(process, folder))
                .ToList()
            : [];

    private static bool Works(string process, string folder)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget is { } target
                && target.StartsWith(folder, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to somebody else.
            return false;
        }
    }
}
