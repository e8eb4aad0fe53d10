using System.Text.RegularExpressions;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>The programs that command lines start, as far as their words tell.</summary>
internal static partial class CommandWords
{
    // Of the shell itself, or behind which another command stands.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        ".",
        ":",
        "[",
        "alias",
        "case",
        "cd",
        "done",
        "echo",
        "esac",
        "eval",
        "exit",
        "export",
        "false",
        "fi",
        "for",
        "printf",
        "pwd",
        "read",
        "return",
        "set",
        "shift",
        "source",
        "test",
        "trap",
        "true",
        "ulimit",
        "umask",
        "unset",
        "wait",
    };

    private static readonly HashSet<string> Before = new(StringComparer.Ordinal)
    {
        "!",
        "command",
        "do",
        "elif",
        "else",
        "env",
        "exec",
        "if",
        "then",
        "time",
        "until",
        "while",
    };

    /// <summary>The first word of each command of a line that names a program to be found on PATH.</summary>
    public static IEnumerable<string> Of(string line) =>
        Between()
            .Split(Quoted().Replace(line, "$"))
            .Select(command =>
                command
                    .Split([' ', '\t', '(', ')', '{', '}'], StringSplitOptions.RemoveEmptyEntries)
                    .SkipWhile(word => Before.Contains(word) || Assignment().IsMatch(word))
                    .FirstOrDefault()
            )
            .OfType<string>()
            .Where(word => Plain().IsMatch(word) && !Own.Contains(word));

    /// <summary>Whether the programs of a project's commands are there.</summary>
    public static IReadOnlyList<Check> Checks(CommandProject project) =>
        ((string?[])[.. project.Restore, .. project.Build, project.Test, project.Timing?.Line])
            .OfType<string>()
            .SelectMany(Of)
            .Distinct(StringComparer.Ordinal)
            .Select(word => Checked($"{project.Name}: {word}", word))
            .ToList();

    private static Check Checked(string name, string word) =>
        Programs.Find(word) switch
        {
            null => new(
                name,
                CheckState.Bad,
                "it is not on PATH",
                $"Install {word}, or change the command in {ConfigurationFile.Usual}."
            ),
            var found when Bubblewrap.Hides(found) => new(
                name,
                CheckState.Poor,
                $"{found} is in your home folder, which the sandbox hides",
                "Install it for the whole machine, or use --sandbox none for code you trust."
            ),
            var found => new(name, CheckState.Good, found),
        };

    [GeneratedRegex(@"&&|\|\||[;|&\n]")]
    private static partial Regex Between();

    [GeneratedRegex("'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\A\w+=")]
    private static partial Regex Assignment();

    // What has a slash stands in the repository, or is built there.
    [GeneratedRegex(@"\A[A-Za-z_][\w.+-]*\z")]
    private static partial Regex Plain();
}
