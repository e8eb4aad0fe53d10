using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>
/// Test frameworks with native code in place of those that each worker would compile anew: several hundred methods a start,
/// and a run starts hundreds. The code under test and what it calls stay as they were built.
/// </summary>
internal sealed class FrameworkImages : IAsyncDisposable
{
    // Of what runs tests: by the beginning of its name.
    private static readonly string[] Frameworks =
    [
        "xunit.",
        "nunit",
        "testcentric.",
        "MSTest",
        "TUnit.",
        "Microsoft.Testing.",
        "Microsoft.TestPlatform.",
        "Microsoft.VisualStudio.TestPlatform.",
    ];

    private static readonly string WorkerName = Path.GetFileName(DotNetSuite.Shipped);

    private readonly ImageCache _cache;
    private readonly string _folder;
    private readonly string _host;
    private readonly CancellationTokenSource _stop;
    private readonly Task<AheadCompiler?> _compiler;

    /// <summary>Begins to look for the compiler; what is not there by the time it is asked for is done without.</summary>
    /// <param name="folder">To work in; removed with the run.</param>
    public FrameworkImages(ImageCache cache, string folder, CancellationToken cancellationToken)
    {
        _cache = cache;
        _folder = folder;
        _host = Path.Combine(folder, "host");
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _compiler = AheadCompiler.FindAsync(folder, _stop.Token);
    }

    /// <summary>A test project whose workers start by <see cref="PutAsync(IReadOnlyList{TestProject}, CancellationToken)"/> sooner.</summary>
    public TestProject Prepared(TestProject project) =>
        IsOurs(project) ? project with { Worker = Path.Combine(_host, WorkerName) } : project;

    /// <summary>
    /// Puts images into the output folders of test projects, and makes one of the worker, where the tests run on PieBot's own
    /// version of the runtime.
    /// </summary>
    public async Task PutAsync(
        IReadOnlyList<TestProject> projects,
        CancellationToken cancellationToken
    )
    {
        var ours = projects.Where(IsOurs).ToList();
        try
        {
            foreach (var project in ours)
            {
                await PutAsync(Found(project), cancellationToken);
            }

            if (ours.Count > 0)
            {
                Directory.CreateDirectory(_host);
                var shipped = Directory.GetFiles(Path.GetDirectoryName(DotNetSuite.Shipped)!);
                // Where it is there, all that it needs is there.
                foreach (var file in shipped.OrderBy(one => Path.GetFileName(one) == WorkerName))
                {
                    File.Copy(file, Path.Combine(_host, Path.GetFileName(file)));
                }

                await PutAsync([Path.Combine(_host, WorkerName)], cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No room, or no folder of the user's: what is not there yet is done without.
        }
    }

    private async Task PutAsync(
        IReadOnlyList<string> assemblies,
        CancellationToken cancellationToken
    )
    {
        var known = assemblies.ToDictionary(assembly => assembly, _cache.Of);
        var missing = assemblies.Where(assembly => known[assembly] is null).ToList();
        if (missing.Count > 0 && _compiler.IsCompleted && await _compiler is { } compiler)
        {
            var made = Directory.CreateDirectory(Path.Combine(_folder, "images")).FullName;
            await Parallel.ForEachAsync(
                missing,
                cancellationToken,
                async (assembly, stop) =>
                {
                    var image = Path.Combine(made, Path.GetFileName(assembly));
                    if (await compiler.CompileAsync(assembly, image, stop))
                    {
                        _cache.Keep(image, assembly);
                    }
                }
            );
            Directory.Delete(made, recursive: true);
        }

        foreach (var assembly in assemblies)
        {
            if ((known[assembly] ?? _cache.Of(assembly)) is { } image)
            {
                ImageCache.Put(image, assembly);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_compiler).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>Full paths of the assemblies of frameworks beside a test project's own.</summary>
    internal static IReadOnlyList<string> Found(TestProject project)
    {
        if (OwnOf(Path.ChangeExtension(project.Assembly, ".deps.json")) is not { } own)
        {
            return [];
        }

        return Directory
            .EnumerateFiles(project.OutputFolder, "*.dll")
            .Where(path =>
                Path.GetFileName(path) is var name
                && Frameworks.Any(one => name.StartsWith(one, StringComparison.OrdinalIgnoreCase))
                && !own.Contains(name)
                && HasNoCode(path)
            )
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    // Native code is of use to the version of the runtime that it was made for.
    private static bool IsOurs(TestProject project) =>
        project.Framework == $"net{Environment.Version.Major}.0";

    // Names of what the repository itself builds: of a framework's own repository that is what is edited and timed. Null
    // where that is not known.
    private static HashSet<string>? OwnOf(string dependencies)
    {
        if (!File.Exists(dependencies))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(dependencies));
            var projects = json
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(one => one.Value.GetProperty("type").GetString() == "project")
                .Select(one => one.Name)
                .ToHashSet(StringComparer.Ordinal);
            return json
                .RootElement.GetProperty("targets")
                .EnumerateObject()
                .SelectMany(target => target.Value.EnumerateObject())
                .Where(one =>
                    projects.Contains(one.Name) && one.Value.TryGetProperty("runtime", out _)
                )
                .SelectMany(one => one.Value.GetProperty("runtime").EnumerateObject())
                .Select(asset => Path.GetFileName(asset.Name))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not as the SDK writes it.
            return null;
        }
    }

    // Whether it is an assembly of .NET without native code.
    private static bool HasNoCode(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new PEReader(stream);
        try
        {
            return reader is { HasMetadata: true, PEHeaders.CorHeader: { } header }
                && header.ManagedNativeHeaderDirectory.Size == 0;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
