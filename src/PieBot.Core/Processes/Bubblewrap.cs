namespace PieBot.Core.Processes;

/// <summary>
/// Runs commands by bubblewrap: no network but an own loopback, no other processes in sight, the machine read-only, and
/// homes, temporary folders and the user's checkout out of sight.
/// </summary>
internal sealed class Bubblewrap
{
    // No other namespace than its own, and the machine read-only.
    private static readonly string[] Alone =
    [
        "--unshare-all",
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
    ];

    private readonly string _program;
    private readonly List<string> _hidden;
    private readonly List<string> _shown;
    private readonly List<string> _masked;
    private readonly UserTools _toolchains;

    private Bubblewrap(
        string program,
        List<string> hidden,
        List<string> shown,
        List<string> masked,
        UserTools toolchains
    )
    {
        _toolchains = toolchains;
        _program = program;
        _hidden = hidden;
        _shown = shown;
        _masked = masked;
    }

    /// <summary>Null when it is not wanted, or does not work here.</summary>
    /// <param name="repository">Any folder of the user's checkout; null: there is none.</param>
    /// <param name="shown">Folders that stay readable although they lie in hidden ones, such as an interpreter's.</param>
    /// <param name="toolchains">Null: those of this machine.</param>
    /// <returns>The sandbox, and what the user should know when there is none.</returns>
    /// <exception cref="UserErrorException">It is asked for and does not work here.</exception>
    public static async Task<(Bubblewrap? Sandbox, string? Notice)> FindAsync(
        SandboxKind kind,
        string? repository,
        CancellationToken cancellationToken,
        string program = "bwrap",
        IReadOnlyList<string>? shown = null,
        UserTools? toolchains = null
    )
    {
        if (kind == SandboxKind.None)
        {
            return (null, null);
        }

        var fault = OperatingSystem.IsLinux()
            ? await TryAsync(program, cancellationToken)
            : "it runs on Linux only";
        if (fault is null)
        {
            return (
                await CreateAsync(
                    program,
                    repository,
                    shown ?? [],
                    toolchains ?? UserTools.Installed,
                    cancellationToken
                ),
                null
            );
        }

        return kind == SandboxKind.Auto
            ? (
                null,
                $"tests ran without a sandbox, with access to the network and to this machine's files: bubblewrap does not work here ({fault})"
            )
            : throw new UserErrorException(
                $"bubblewrap does not work here: {fault}. Install it (apt-get install bubblewrap), or choose --sandbox none for code you trust."
            );
    }

    /// <summary>Whether a program of the user's home is out of sight of its sandboxes, on a machine that has bubblewrap.</summary>
    public static bool Hides(string program)
    {
        var home = UserTools.Home;
        return OperatingSystem.IsLinux()
            && Programs.Has("bwrap")
            && Deepest(UserTools.Installed.Shown, program) < Deepest([home], program);
    }

    /// <summary>The same, with some more folders in sight, to be read.</summary>
    public Bubblewrap Showing(IReadOnlyList<string> folders) =>
        new(_program, _hidden, Existing([.. _shown, .. folders]), _masked, _toolchains);

    /// <param name="writable">Folders that the command may write to.</param>
    /// <param name="visible">A folder that it may read although it lies in a temporary one.</param>
    /// <param name="working">The folder it works in.</param>
    public List<string> Wrap(
        IReadOnlyList<string> command,
        IReadOnlyList<string> writable,
        string visible,
        string working
    ) =>
        [
            _program,
            "--die-with-parent",
            "--new-session",
            .. Alone,
            .. _hidden.SelectMany(folder => (string[])["--tmpfs", folder]),
            // What a restore has brought since is shown too; what is not there is passed over.
            .. Bind("--ro-bind-try", _toolchains.Shown),
            .. Bind("--ro-bind", [.. _shown, visible]),
            // As a device: otherwise nobody may open it, and a tool stops at what it would read as empty.
            .. _masked.SelectMany(file => (string[])["--dev-bind", "/dev/null", file]),
            .. Bind("--bind", writable),
            "--chdir",
            working,
            "--",
            .. command,
        ];

    private static async Task<string?> TryAsync(string program, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ProcessRunner.RunAsync(
                new(program, [.. Alone, "true"], "/") { Timeout = TimeSpan.FromSeconds(10) },
                cancellationToken
            );
            return result.Succeeded ? null : result.Error.Trim();
        }
        catch (UserErrorException)
        {
            return "it is not installed";
        }
    }

    private static async Task<Bubblewrap> CreateAsync(
        string program,
        string? repository,
        IReadOnlyList<string> shown,
        UserTools toolchains,
        CancellationToken cancellationToken
    )
    {
        var (metadata, root) = repository is null
            ? (null, null)
            : await CheckoutAsync(repository, cancellationToken);
        var build = ChildEnvironment.ForBuild();
        var hidden = Existing([
            Path.GetTempPath(),
            "/tmp",
            "/var/tmp",
            "/run",
            "/home",
            "/root",
            UserTools.Home,
            .. root is null ? Array.Empty<string>() : [root],
        ]);
        // Tests may ask git about their own checkout, whose objects are the user's.
        var seen = Existing([
            .. metadata is null ? Array.Empty<string>() : [metadata],
            build["NUGET_PACKAGES"],
            AppContext.BaseDirectory,
            DotNetFolder(),
            .. build.TryGetValue("DOTNET_ROOT", out var dotnet) ? [dotnet] : Array.Empty<string>(),
            .. shown,
        ]);
        string[] secrets =
        [
            // It may hold a token of the one who checked out.
            .. metadata is null ? Array.Empty<string>() : [Path.Combine(metadata, "config")],
            .. toolchains.Secrets,
        ];
        return new(
            program,
            hidden,
            seen,
            // What is hidden anyway must not come to be as an empty file, which is no XML.
            secrets
                .Where(file =>
                    File.Exists(file)
                    && Deepest([.. seen, .. toolchains.Shown], file) >= Deepest(hidden, file)
                )
                .ToList(),
            toolchains
        );
    }

    // Length of the innermost of these folders that a file lies in.
    private static int Deepest(IEnumerable<string> folders, string file) =>
        folders
            .Where(folder => file.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
            .Select(folder => folder.Length)
            .DefaultIfEmpty(-1)
            .Max();

    private static async Task<(string Metadata, string Root)> CheckoutAsync(
        string repository,
        CancellationToken cancellationToken
    )
    {
        var git = new Git(repository);
        async Task<string> AskAsync(string what) =>
            Path.GetFullPath(
                Path.Combine(
                    repository,
                    (await git.RunAsync(["rev-parse", what], cancellationToken)).Trim()
                )
            );
        return (await AskAsync("--git-common-dir"), await AskAsync("--show-toplevel"));
    }

    private static string DotNetFolder() =>
        Path.GetDirectoryName(
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "dotnet"))
                .Where(File.Exists)
                .Select(file =>
                    File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file
                )
                .FirstOrDefault("/usr/bin/dotnet")
        )!;

    // Parents first, so that what is mounted over a folder is not hidden by a later mount over its parent.
    private static List<string> Existing(IEnumerable<string> folders) =>
        folders
            .Select(Path.GetFullPath)
            .Select(Path.TrimEndingDirectorySeparator)
            .Distinct(StringComparer.Ordinal)
            .Where(Path.Exists)
            .Order(StringComparer.Ordinal)
            .ToList();

    private static IEnumerable<string> Bind(string option, IEnumerable<string> folders) =>
        folders.SelectMany(folder => (string[])[option, folder, folder]);
}
