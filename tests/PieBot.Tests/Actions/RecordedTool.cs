namespace PieBot.Tests.Actions;

/// <summary>One call of the tool: its arguments and its whole environment.</summary>
internal sealed record ToolCall(
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment
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
/// A <c>piebot</c> that notes how it was called and then is the real one, but for <c>publish</c>, which prints lines that mean
/// no good and posts nothing.
/// </summary>
internal sealed class RecordedTool
{
    private readonly string _log;

    public RecordedTool(string root)
    {
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
            if [ "$1" = publish ]; then
              echo "::error::not from the tool"
              echo "::add-mask::a" >&2
              printf '::set-output name=suggestions::99'
              exit 0
            fi
            exec dotnet "{{Path.Combine(AppContext.BaseDirectory, "PieBot.dll")}}" "$@"

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
                    .ToDictionary(pair => pair[0], pair => pair[1])
            ))
            .Where(call => call.Command != "--version")
            .ToList();

    public IEnumerable<ToolCall> Of(string command) => Calls.Where(call => call.Command == command);

    private static List<string> Parts(string file) => [.. File.ReadAllText(file).Split('\0')[..^1]];
}
