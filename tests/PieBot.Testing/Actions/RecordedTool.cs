namespace PieBot.Testing.Actions;

/// <summary>One call of the tool: its arguments and its whole environment.</summary>
/// <param name="Around">What each process that it descends from was started with, nearest first, where the system tells (Linux).</param>
internal sealed record ToolCall(
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> Around
)
{
    public string Command => Arguments[0];

    /// <summary>What follows an option; null when it is not there.</summary>
    public string? Option(string name)
    {
        var at = Arguments.ToList().IndexOf(name);
        return at < 0 ? null : Arguments[at + 1];
    }
}

/// <summary>
/// A <c>piebot</c> that notes how it was called and then is the real one. <c>propose</c> and <c>verify</c> print lines that mean
/// no good besides; <c>publish</c> posts nothing unless asked to.
/// </summary>
internal sealed class RecordedTool
{
    private readonly string _log;

    /// <param name="command">What the real one is started by; null: the one that was built with the tests.</param>
    /// <param name="publishes">Whether <c>publish</c> is the real one too; then a site's <c>GITHUB_API_URL</c> says where to.</param>
    public RecordedTool(string root, string? command = null, bool publishes = false)
    {
        command ??= $"dotnet \"{BuiltTool.Program}\"";
        Folder = Directory.CreateDirectory(Path.Combine(root, "tool")).FullName;
        _log = Directory.CreateDirectory(Path.Combine(root, "calls")).FullName;
        var path = Path.Combine(Folder, "piebot");
        File.WriteAllText(
            path,
            $$"""
            #!/bin/bash
            call=$(mktemp -d "{{_log}}/$(date +%s%N)-XXXXXX")
            printf '%s\0' "$@" > "$call/arguments"
            env -0 > "$call/environment"
            process=$PPID count=100
            mkdir "$call/around"
            while [ -r "/proc/$process/environ" ] && [ "$process" -gt 1 ]; do
              count=$((count + 1))
              cat "/proc/$process/environ" > "$call/around/$count"
              process=$(sed -n 's/^PPid:\t//p' "/proc/$process/status")
            done 2> /dev/null
            case $1 in
              propose | verify)
                echo "::error::not from the tool"
                echo "::add-mask::a" >&2
                echo "  ::set-output name=suggestions::99" ;;
              publish) [ {{(publishes ? 1 : 0)}} = 1 ] || exit 0 ;;
            esac
            exec {{command}} "$@"

            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    public string Folder { get; }

    /// <summary>In the order they were made, but for the version's question at installation.</summary>
    public IReadOnlyList<ToolCall> Calls =>
        Directory
            .GetDirectories(_log)
            .Order(StringComparer.Ordinal)
            .Select(call => new ToolCall(
                Parts(Path.Combine(call, "arguments")),
                Parts(Path.Combine(call, "environment"))
                    .Select(line => line.Split('=', 2))
                    .ToDictionary(pair => pair[0], pair => pair[1]),
                Directory
                    .GetFiles(Path.Combine(call, "around"))
                    .Order(StringComparer.Ordinal)
                    .Select(File.ReadAllText)
                    .ToList()
            ))
            .Where(call => call.Command != "--version")
            .ToList();

    public IEnumerable<ToolCall> Of(string command) => Calls.Where(call => call.Command == command);

    private static List<string> Parts(string file) => [.. File.ReadAllText(file).Split('\0')[..^1]];
}
