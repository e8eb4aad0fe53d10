using System.Runtime.InteropServices;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>
/// The compiler that writes native code into assemblies (ReadyToRun): a package that the SDK itself fetches to publish a
/// program with it.
/// </summary>
/// <param name="program">Full path of <c>crossgen2</c>.</param>
internal sealed class AheadCompiler(string program)
{
    private const string Package = "microsoft.netcore.app.crossgen2";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Finds it among the packages of this machine, or has it fetched from the user's own feeds.</summary>
    /// <param name="folder">To work in; no repository may lie around it, whose settings would count.</param>
    /// <returns>Null where it cannot be had.</returns>
    public static async Task<AheadCompiler?> FindAsync(
        string folder,
        CancellationToken cancellationToken
    ) =>
        (Fetched() ?? await FetchAsync(folder, cancellationToken)) is { } program
            ? new(program)
            : null;

    /// <summary>Compiles an assembly for the runtime that PieBot itself runs on.</summary>
    /// <param name="assembly">Full path; beside it lies what it references.</param>
    /// <param name="image">Full path of what is to be written.</param>
    /// <returns>Whether it is there, and whole.</returns>
    public async Task<bool> CompileAsync(
        string assembly,
        string image,
        CancellationToken cancellationToken
    ) =>
        (
            await ProcessRunner.RunAsync(
                new(
                    program,
                    [
                        assembly,
                        "--out",
                        image,
                        "--reference",
                        Path.Combine(InstalledSdk.Running, "*.dll"),
                        "--reference",
                        Path.Combine(Path.GetDirectoryName(assembly)!, "*.dll"),
                        "--optimize",
                    ],
                    Path.GetDirectoryName(image)!
                )
                {
                    Environment = ChildEnvironment.ForBuild(),
                    Timeout = Patience,
                },
                cancellationToken
            )
        ).Succeeded;

    // Any of our version of the runtime: native code holds for all its patches.
    private static string? Fetched()
    {
        var packages = Path.Combine(
            ChildEnvironment.ForBuild()["NUGET_PACKAGES"],
            $"{Package}.{System}"
        );
        return Directory.Exists(packages)
            ? Directory
                .EnumerateDirectories(packages, $"{Environment.Version.Major}.*")
                .Select(folder =>
                    Path.Combine(
                        folder,
                        "tools",
                        OperatingSystem.IsWindows() ? "crossgen2.exe" : "crossgen2"
                    )
                )
                .FirstOrDefault(File.Exists)
            : null;
    }

    private static async Task<string?> FetchAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        var project = Path.Combine(folder, "ahead.csproj");
        await File.WriteAllTextAsync(project, Project, cancellationToken);
        var fetched = await ProcessRunner.RunAsync(
            new("dotnet", ["restore", project, "-nodeReuse:false"], folder)
            {
                Environment = ChildEnvironment.ForBuild(),
                Timeout = Patience,
            },
            cancellationToken
        );
        return fetched.Succeeded ? Fetched() : null;
    }

    private static string Project =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageDownload Include="{Package}.{System}" Version="[$(BundledNETCoreAppPackageVersion)]" />
              </ItemGroup>
            </Project>
            """;

    // The system and processor as packages are named: some distributions build a runtime that names themselves.
    private static string System =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : IsMusl ? "linux-musl" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static bool IsMusl =>
        RuntimeInformation.RuntimeIdentifier is var name
        && (
            name.Contains("musl", StringComparison.Ordinal)
            || name.StartsWith("alpine", StringComparison.Ordinal)
        );
}
