using System.Text.RegularExpressions;

namespace PieBot.Core.Processes;

/// <summary>
/// Compilers, packages and programs that are installed for the user alone: a child with another home does not find them, and a
/// sandbox hides them. Only what is named here is shown again; credentials lie beside it.
/// </summary>
/// <param name="Named">Variables that name a folder, with the folder and the value.</param>
/// <param name="Shown">Files and folders that may be read, never written to. Not all are there: a restore may make them.</param>
/// <param name="Secrets">Files with credentials that are there, wherever the user has them.</param>
internal sealed partial record UserTools(
    IReadOnlyList<(string Variable, string Folder, string Value)> Named,
    IReadOnlyList<string> Shown,
    IReadOnlyList<string> Secrets
)
{
    // Folders by the variable that names them, with where they stand without it, and what of them is needed.
    private static readonly (string? Variable, string Usual, string[] Needed)[] Known =
    [
        ("RUSTUP_HOME", ".rustup", ["toolchains", "settings.toml"]),
        ("CARGO_HOME", ".cargo", ["bin", "registry", "git"]),
        ("NVM_DIR", ".nvm", ["versions"]),
        ("VOLTA_HOME", ".volta", ["bin", "tools"]),
        ("SDKMAN_DIR", ".sdkman", ["candidates"]),
        (null, ".npm", ["_cacache"]),
        (null, ".m2", ["repository"]),
    ];

    // Programs whose libraries stand beside their own folder, and one by which such an installation is known.
    private static readonly (string Program, string Mark)[] Programs =
    [
        ("go", Path.Combine("src", "runtime")),
        ("node", Path.Combine("lib", "node_modules")),
        ("java", Path.Combine("lib", "modules")),
        ("mvn", "boot"),
    ];

    private static readonly string[] SettingsOfCargo = ["config", "config.toml"];

    private static readonly string[] SecretsOfHome =
    [
        ".npmrc",
        ".netrc",
        ".git-credentials",
        Path.Combine(".m2", "settings.xml"),
        Path.Combine(".m2", "settings-security.xml"),
    ];

    // They name a file with credentials that may stand anywhere.
    private static readonly string[] NamesOfSecrets =
    [
        "NPM_CONFIG_USERCONFIG",
        "npm_config_userconfig",
        "NPM_CONFIG_GLOBALCONFIG",
        "npm_config_globalconfig",
        "NETRC",
        "PIP_CONFIG_FILE",
        "AWS_SHARED_CREDENTIALS_FILE",
        "GOOGLE_APPLICATION_CREDENTIALS",
    ];

    /// <summary>Those of this machine.</summary>
    public static UserTools Installed { get; } = Find(Environment.GetEnvironmentVariable, Home);

    /// <summary>The user's home folder, whether it is there or not.</summary>
    public static string Home =>
        Environment.GetFolderPath(
            Environment.SpecialFolder.UserProfile,
            Environment.SpecialFolderOption.DoNotVerify
        );

    /// <summary>What a child whose home is another is to be told: of the folders that are there now.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables =>
        Named
            .Where(one => Directory.Exists(one.Folder))
            .Select(one => KeyValuePair.Create(one.Variable, one.Value));

    /// <param name="variable">The user's environment.</param>
    /// <param name="home">The user's home folder.</param>
    public static UserTools Find(Func<string, string?> variable, string home)
    {
        var named = new List<(string Variable, string Folder, string Value)>();
        var shown = new List<string>();
        foreach (var (name, usual, needed) in Known)
        {
            var folder = Value(variable, name) ?? Path.Combine(home, usual);
            shown.AddRange(needed.Select(one => Path.Combine(folder, one)));
            if (name is not null)
            {
                named.Add((name, folder, folder));
            }
        }

        var cargo = Value(variable, "CARGO_HOME") ?? Path.Combine(home, ".cargo");
        // They say where packages come from and how to link.
        shown.AddRange(
            SettingsOfCargo
                .Select(name => Path.Combine(cargo, name))
                .Where(file => !HoldsSecret(file))
        );
        AddGo(variable, home, named, shown);
        AddMaven(home, named);
        shown.AddRange(Programs.SelectMany(one => Installation(one, variable, home)));
        return new(named, shown.Distinct().ToList(), Hidden(variable, home, cargo));
    }

    private static List<string> Hidden(Func<string, string?> variable, string home, string cargo)
    {
        var nvm = Path.Combine(
            Value(variable, "NVM_DIR") ?? Path.Combine(home, ".nvm"),
            "versions",
            "node"
        );
        return new[]
        {
            Places(cargo, "credentials"),
            Places(cargo, "credentials.toml"),
            SettingsOfCargo.SelectMany(name => Places(cargo, name)).Where(HoldsSecret),
            SecretsOfHome.SelectMany(name =>
                Places(Path.Combine(home, Path.GetDirectoryName(name)!), Path.GetFileName(name))
            ),
            NamesOfSecrets.Select(name => Value(variable, name)).OfType<string>(),
            ["/etc/npmrc", "/usr/etc/npmrc", "/usr/local/etc/npmrc"],
            Directory.Exists(nvm)
                ? Directory
                    .EnumerateDirectories(nvm)
                    .Select(version => Path.Combine(version, "etc", "npmrc"))
                : [],
        }
            .SelectMany(files => files)
            .Where(File.Exists)
            .Select(Real)
            .Distinct()
            .ToList();
    }

    private static void AddGo(
        Func<string, string?> variable,
        string home,
        List<(string Variable, string Folder, string Value)> named,
        List<string> shown
    )
    {
        var paths = (Value(variable, "GOPATH") ?? Path.Combine(home, "go")).Split(
            Path.PathSeparator
        );
        var modules = Value(variable, "GOMODCACHE") ?? Path.Combine(paths[0], "pkg", "mod");
        shown.AddRange([modules, .. paths.Select(path => Path.Combine(path, "bin"))]);
        // GOPATH itself is left to the child's own home, since Go writes there.
        named.Add(("GOMODCACHE", modules, modules));
    }

    // Maven takes the home of the password file, not HOME, and its options apart at blanks. Without the settings, which may
    // hold passwords, it would not use what came from a mirror that they name.
    private static void AddMaven(
        string home,
        List<(string Variable, string Folder, string Value)> named
    )
    {
        var repository = Path.Combine(home, ".m2", "repository");
        if (!repository.Any(char.IsWhiteSpace))
        {
            named.Add(
                (
                    "MAVEN_OPTS",
                    repository,
                    $"-Dmaven.repo.local={repository} -Dmaven.legacyLocalRepo=true"
                )
            );
        }
    }

    // The folder above bin, where that is below the home: version managers have one for each version.
    private static IEnumerable<string> Installation(
        (string Program, string Mark) known,
        Func<string, string?> variable,
        string home
    )
    {
        var found = (variable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, known.Program))
            .FirstOrDefault(File.Exists);
        return found is null
            ? []
            : new[] { found, Real(found) }
                .Select(file => Path.GetDirectoryName(file)!)
                .Where(folder => Path.GetFileName(folder) == "bin")
                .Select(folder => Path.GetDirectoryName(folder)!)
                .Where(folder =>
                    Path.Exists(Path.Combine(folder, known.Mark))
                    && Path.GetRelativePath(home, folder) is var path
                    && path != "."
                    && !path.StartsWith("..", StringComparison.Ordinal)
                );
    }

    // Where its folder is a link, it can be read at both ends.
    private static IEnumerable<string> Places(string folder, string name) =>
        new[]
        {
            folder,
            Directory.Exists(folder)
                ? Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder
                : folder,
        }.Select(one => Path.Combine(one, name));

    private static bool HoldsSecret(string file)
    {
        try
        {
            return File.Exists(file) && SecretWords().IsMatch(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string Real(string file) =>
        File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;

    private static string? Value(Func<string, string?> variable, string? name) =>
        name is not null && variable(name) is { Length: > 0 } value ? value : null;

    // Also what stands before the @ of an address.
    [GeneratedRegex(@"token|secret|passw|//[^/\s""]*@", RegexOptions.IgnoreCase)]
    private static partial Regex SecretWords();
}
