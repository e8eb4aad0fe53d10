namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>
/// Where the compiler lies that builds a project: where the project says, else beside the task that starts it.
/// https://github.com/dotnet/roslyn/blob/main/src/Compilers/Core/MSBuildTask/ManagedToolTask.cs
/// </summary>
internal static class CompilerPlace
{
    private static readonly (string Property, string Below)[] Places =
    [
        ("CscToolPath", "."),
        ("RoslynTasksAssembly", "../bincore"),
        ("RoslynTargetsPath", "bincore"),
    ];

    /// <summary>The properties of MSBuild that tell, as they are after restore: a package may take the SDK's place.</summary>
    public static IEnumerable<string> Properties => Places.Select(place => place.Property);

    /// <param name="value">Of a property; null or empty where it is not set.</param>
    /// <returns>Full path of <c>csc.dll</c>; null where there is none.</returns>
    public static string? Find(Func<string, string?> value) =>
        Places
            .Select(place => (place.Below, Folder: value(place.Property)))
            .Where(place => !string.IsNullOrEmpty(place.Folder))
            .Select(place => Path.GetFullPath(Path.Combine(place.Folder!, place.Below, "csc.dll")))
            .FirstOrDefault(File.Exists);
}
