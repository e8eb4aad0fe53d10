using System.CommandLine;
using System.Text.RegularExpressions;
using PieBot.Tool.Commands;
using PieBot.Tool.Console;

namespace PieBot.Tests.Docs;

/// <summary>Command lines as the docs write them: with placeholders, and with options in brackets.</summary>
internal static partial class CommandsOfDocs
{
    private static readonly RootCommand Root = CommandLine.Root(
        new Screen(TextWriter.Null, TextWriter.Null)
    );

    // The lab is not referenced here: its words are read off its sources.
    private static readonly HashSet<string> LabWords = Directory
        .GetFiles(
            Path.Combine(BuiltTool.Root(), "src", "PieBot.Lab"),
            "*.cs",
            SearchOption.AllDirectories
        )
        .SelectMany(file => CommandWord().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups["word"].Value)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a line of a block; null when nothing is, or it is about other programs.</summary>
    public static string? Fault(string line)
    {
        if (DotNetRun().Match(line) is { Success: true } run)
        {
            var project = run.Groups["project"].Value;
            return !Directory.Exists(Path.Combine(BuiltTool.Root(), project))
                    ? $"there is no project {project}"
                : project == "src/PieBot" ? FaultOfTool(run.Groups["rest"].Value)
                : null;
        }

        var words = line.Split(' ', 2);
        return words switch
        {
            ["piebot", var rest] => FaultOfTool(rest),
            ["piebot-lab", var rest] => LabWords.Contains(rest.Split(' ')[0])
                ? null
                : $"piebot-lab has no command '{rest.Split(' ')[0]}'",
            _ => null,
        };
    }

    /// <summary>The same of a mention in prose, which may leave out what is required.</summary>
    public static string? FaultOfMention(string span)
    {
        var words = span.Split(' ');
        return words switch
        {
            [_, var option, ..] when option.StartsWith('-') => null,
            ["piebot", var word, ..] => Root.Subcommands.Any(one => one.Name == word)
                ? null
                : $"piebot has no command '{word}'",
            ["piebot-lab", var word, ..] => LabWords.Contains(word)
                ? null
                : $"piebot-lab has no command '{word}'",
            _ => null,
        };
    }

    private static string? FaultOfTool(string arguments)
    {
        // N stands for a number, which is looked at when it is parsed.
        var plain = Number().Replace(Brackets().Replace(arguments, "${inner}"), "1");
        return Root.Parse(plain).Errors is [var error, ..] ? error.Message : null;
    }

    [GeneratedRegex(
        @"^dotnet run\b.*?--project (?<project>\S+)(?<more>.*?) -- (?<rest>.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex DotNetRun();

    [GeneratedRegex(@"\[(?<inner>[^\]]*)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\bN\b")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\bnew( Command)?\(\s*""(?<word>[a-z]+)""\s*[,)]",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex CommandWord();
}
