using System.Runtime.InteropServices;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>Where the installed .NET lies: the folder of the <c>dotnet</c> that runs us.</summary>
internal static class InstalledSdk
{
    /// <summary>The root: holds <c>sdk</c>, <c>packs</c>, <c>shared</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The framework that PieBot itself runs on.</summary>
    public static string Running => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>Reference assemblies of our own version of the framework; the running framework where the pack is not installed.</summary>
    public static string SdkReferences { get; } =
        Newest(Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref")) is { } pack
            ? Directory.GetDirectories(Path.Combine(pack, "ref"))[0]
            : Running;

    /// <summary>The newest installed SDK not above our own major version, whose analyzers our compiler can load; null when there is none.</summary>
    public static string? Sdk { get; } =
        Newest(Path.Combine(Root, "sdk"), Environment.Version.Major)
        ?? Newest(Path.Combine(Root, "sdk"));

    /// <summary>Whether a file belongs to the installed .NET, not to a package or a repository.</summary>
    public static bool IsOwn(string path) =>
        Path.GetFullPath(path)
            .StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // shared/Microsoft.NETCore.App/10.0.0/ lies three levels below the root.
    private static string FindRoot() => Path.GetFullPath(Path.Combine(Running, "..", "..", ".."));

    private static string? Newest(string folder, int? major = null) =>
        Directory.Exists(folder)
            ? Directory
                .GetDirectories(folder)
                .Select(path => (Path: path, Version: Parse(Path.GetFileName(path))))
                .Where(one =>
                    one.Version is not null && (major is null || one.Version.Major == major)
                )
                .OrderByDescending(one => one.Version)
                .Select(one => one.Path)
                .FirstOrDefault()
            : null;

    private static Version? Parse(string name) =>
        Version.TryParse(name.Split('-')[0], out var version) ? version : null;
}
