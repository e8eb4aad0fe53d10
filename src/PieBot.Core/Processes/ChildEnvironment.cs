namespace PieBot.Core.Processes;

/// <summary>
/// The environments that children get. Code of a repository sees an allow-list: no tokens, no <c>GITHUB_*</c>, <c>ACTIONS_*</c>,
/// <c>RUNNER_*</c> or <c>INPUT_*</c>, whatever their names will be next year.
/// </summary>
internal static class ChildEnvironment
{
    private static readonly string[] Allowed =
    [
        "PATH",
        "PATHEXT",
        "LANG",
        "LC_ALL",
        "TZ",
        "SystemRoot",
        "SystemDrive",
        "windir",
        "ComSpec",
        "ProgramFiles",
        "ProgramFiles(x86)",
        "ProgramW6432",
        "ProgramData",
        "CommonProgramFiles",
        "NUMBER_OF_PROCESSORS",
        "PROCESSOR_ARCHITECTURE",
        "OS",
        "DOTNET_ROOT",
        "DOTNET_ROOT_X64",
        "DOTNET_ROOT_ARM64",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
        "JAVA_HOME",
        "GOROOT",
        "GOTOOLCHAIN",
        "RUSTUP_TOOLCHAIN",
    ];

    // Restore alone talks to package feeds, so it alone may know the way there.
    private static readonly string[] AllowedForRestore =
    [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "http_proxy",
        "https_proxy",
        "no_proxy",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "NUGET_CERT_REVOCATION_MODE",
        "GOPROXY",
        "GOSUMDB",
        "GOPRIVATE",
        "GONOPROXY",
        "GONOSUMDB",
    ];

    // Where the user has toolchains and packages; tests are told of them by UserTools.
    private static readonly string[] AllowedForBuild =
    [
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "DOTNET_CLI_HOME",
        "TMPDIR",
        "TEMP",
        "TMP",
        "RUSTUP_HOME",
        "CARGO_HOME",
        "GOPATH",
        "GOMODCACHE",
        "GOCACHE",
        "NVM_DIR",
        "VOLTA_HOME",
        "SDKMAN_DIR",
    ];

    /// <summary>For code of the repository under test: own home and temporary folder below <paramref name="scratch"/>, which is created.</summary>
    public static Dictionary<string, string> ForTests(string scratch)
    {
        var home = Directory.CreateDirectory(Path.Combine(scratch, "home")).FullName;
        var temp = Directory.CreateDirectory(Path.Combine(scratch, "tmp")).FullName;
        var variables = Take(Allowed);
        Common(variables);
        foreach (
            var name in (string[])
                ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "DOTNET_CLI_HOME"]
        )
        {
            variables[name] = home;
        }

        foreach (var name in (string[])["TMPDIR", "TEMP", "TMP"])
        {
            variables[name] = temp;
        }

        // Another home hides what is installed for the user.
        foreach (var (name, folder) in UserTools.Installed.Variables)
        {
            variables[name] = folder;
        }

        return variables;
    }

    /// <summary>For restore and build, which need the user's package folder and feed settings, but no more.</summary>
    public static Dictionary<string, string> ForBuild()
    {
        var variables = Take([.. Allowed, .. AllowedForRestore, .. AllowedForBuild]);
        Common(variables);
        // Build servers outlive a time-out and an environment: none may be left behind or joined.
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["UseSharedCompilation"] = "false";
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        return variables;
    }

    private static void Common(Dictionary<string, string> variables)
    {
        variables["NUGET_PACKAGES"] =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(UserTools.Home, ".nuget", "packages");
        // A project, or a tool of its build, may target a runtime that this machine has only in a newer version.
        variables["DOTNET_ROLL_FORWARD"] = "Major";
        variables["DOTNET_NOLOGO"] = "1";
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        variables["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }

    private static Dictionary<string, string> Take(IEnumerable<string> names)
    {
        var variables = new Dictionary<string, string>(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
        );
        foreach (var name in names)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                variables[name] = value;
            }
        }

        return variables;
    }
}
