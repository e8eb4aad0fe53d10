using System.CommandLine;

namespace PieBot.Tool.Commands;

/// <summary>
/// Declares what a command takes. An option is named in one place, as the help shows it: <c>--base REF</c>, or
/// <c>--proposer rules|model|both</c>, whose value is one of these words. The order of the declarations is that of the help.
/// </summary>
internal static class Declare
{
    /// <summary>The command where it offers what follows; otherwise nobody's, so that it keeps its default.</summary>
    public static Command If(this Command command, bool offers) => offers ? command : new("none");

    /// <summary>An option that is made elsewhere.</summary>
    public static Option<T> With<T>(this Command command, Option<T> option)
    {
        command.Options.Add(option);
        return option;
    }

    public static Option<bool> Flag(this Command command, string name, string description) =>
        command.With(new Option<bool>(name) { Description = description });

    /// <summary>An option with a value, or null.</summary>
    public static Option<T?> Text<T>(this Command command, string usage, string description)
    {
        var (name, unit) = usage.Split(' ') is [var first, var second]
            ? (first, second)
            : (usage, null);
        var option = new Option<T?>(name) { Description = description, HelpName = unit };
        if (unit?.Split('|') is { Length: > 1 } words)
        {
            option.AcceptOnlyFromAmong(words);
        }

        return command.With(option);
    }

    /// <inheritdoc cref="Text{T}"/>
    public static Option<string?> Text(this Command command, string usage, string description) =>
        command.Text<string>(usage, description);

    /// <summary>An option with a default.</summary>
    public static Option<T> Value<T>(
        this Command command,
        string usage,
        string description,
        T value
    )
    {
        var option = command.Text<T>(usage, description);
        option.DefaultValueFactory = _ => value;
        return option!;
    }

    /// <summary>A number within bounds.</summary>
    public static Option<int> Number(
        this Command command,
        string usage,
        string description,
        int value,
        (int Least, int Most) bounds
    ) => NumberOption.Within(command.Value(usage, description, value), bounds.Least, bounds.Most);

    /// <summary>The option, with a check of its value.</summary>
    /// <param name="right">What is right, for people.</param>
    public static Option<T> Checked<T>(this Option<T> option, Func<T, bool> isRight, string right)
    {
        option.Validators.Add(result =>
        {
            try
            {
                if (result.Tokens is [var token, ..] && !isRight(result.GetValueOrDefault<T>()!))
                {
                    result.AddError($"{option.Name} must be {right}, not {token.Value}.");
                }
            }
            catch (InvalidOperationException)
            {
                // What does not parse at all has an error of its own already.
            }
        });
        return option;
    }

    public static Argument<T> Argument<T>(
        this Command command,
        string name,
        string description,
        ArgumentArity? arity = null
    )
    {
        var argument = new Argument<T>(name) { Description = description };
        argument.Arity = arity ?? argument.Arity;
        command.Arguments.Add(argument);
        return argument;
    }
}
