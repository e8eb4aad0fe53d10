using System.CommandLine;
using System.CommandLine.Parsing;

namespace PieBot.Tool.Commands;

/// <summary>What is wrong with a command line.</summary>
internal static class Faults
{
    /// <summary>Empty when nothing is. An option that the command does not have comes first: the parser takes it for an argument wherever one may stand, and complains of what follows.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed) =>
        parsed.Errors.Count > 0
        && parsed.CommandResult.Command.Subcommands is { Count: > 0 } known
        && parsed.UnmatchedTokens is [var word, ..]
        && !word.StartsWith('-')
            ?
            [
                $"There is no command '{word}'. Commands: {string.Join(", ", known.Select(one => one.Name))}.",
            ]
            : parsed
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Where(token => token.Value.StartsWith("--", StringComparison.Ordinal))
                .Select(token => $"There is no option '{token.Value}'.")
                .Concat(parsed.Errors.Select(error => error.Message))
                .ToList();
}
