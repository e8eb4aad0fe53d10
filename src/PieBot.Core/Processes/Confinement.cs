namespace PieBot.Core.Processes;

/// <summary>What code of a repository sees and may take: an environment of its own, limits and, where there is one, a sandbox.</summary>
/// <param name="Scratch">Home, temporary files and results stand below it.</param>
/// <param name="Sandbox">Null where there is none.</param>
internal sealed record Confinement(string Scratch, ProcessLimits Limits, Bubblewrap? Sandbox = null)
{
    /// <summary>Variables that are set beside the allowed ones: settings of the runtime, never anything of the user's.</summary>
    public IReadOnlyDictionary<string, string> Added { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Where test runs and probes leave files for us.</summary>
    public string Results => Directory.CreateDirectory(Path.Combine(Scratch, "results")).FullName;

    /// <summary>A new folder for the home and the temporary files of one process, apart from those of others that run beside it.</summary>
    public string Apart() =>
        Directory
            .CreateDirectory(Path.Combine(Scratch, "tmp", Guid.NewGuid().ToString("n")[..8]))
            .FullName;

    /// <summary>The whole environment; a new one each time.</summary>
    /// <param name="apart">Where home and temporary files stand, from <see cref="Apart"/>; null: those of all runs.</param>
    public Dictionary<string, string> Environment(string? apart = null)
    {
        var variables = ChildEnvironment.ForTests(apart ?? Scratch);
        // A cache of compiled packages is worth nothing if each process has its own.
        variables["GOCACHE"] = Path.Combine(Shared("home"), ".cache", "go-build");
        variables["npm_config_cache"] = Path.Combine(Shared("home"), ".npm");
        foreach (var (name, value) in Added)
        {
            variables[name] = value;
        }

        return variables;
    }

    /// <summary>The same, with some more of the machine in sight: what the tests run on.</summary>
    public Confinement Showing(IReadOnlyList<string> folders) =>
        this with
        {
            Sandbox = Sandbox?.Showing(folders),
        };

    /// <summary>The command as it is to be started.</summary>
    /// <param name="folder">The only one below the repository that it may write to, and where it works.</param>
    public List<string> Wrap(IReadOnlyList<string> command, string folder) =>
        Sandbox is null
            ? [.. command]
            : Sandbox.Wrap(
                command,
                [Shared("home"), Shared("tmp"), Results, folder],
                Scratch,
                folder
            );

    // A sandbox cannot show what is not there, also where nothing but processes apart have run yet.
    private string Shared(string name) =>
        Directory.CreateDirectory(Path.Combine(Scratch, name)).FullName;
}
