using System.CommandLine;

namespace PieBot.Tool.Commands;

/// <summary>What the user gave, and for what they left open what the repository's configuration says.</summary>
/// <param name="line">The command line.</param>
/// <param name="file">The configuration's options that count; null: none.</param>
internal sealed class Given(ParseResult line, ParseResult? file = null)
{
    public bool IsOfFile(Option option) => file?.GetResult(option) is not null;

    public T? GetValue<T>(Option<T> option) => (IsOfFile(option) ? file! : line).GetValue(option);

    public T? GetValue<T>(Argument<T> argument) => line.GetValue(argument);
}
