using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace PieBot.Tool.Commands;

/// <summary>Options that are numbers within bounds.</summary>
internal static class NumberOption
{
    public static Option<T> Create<T>(
        string name,
        string description,
        T value,
        T least,
        T most,
        string unit = "N"
    )
        where T : struct, INumber<T> =>
        Within(
            new(name)
            {
                Description = description,
                DefaultValueFactory = _ => value,
                HelpName = unit,
            },
            least,
            most
        );

    /// <summary>The option, within these bounds.</summary>
    public static Option<T> Within<T>(Option<T> option, T least, T most)
        where T : struct, INumber<T>
    {
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token, ..]
                && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var given)
                && (given < least || given > most || T.IsNaN(given))
            )
            {
                result.AddError(
                    $"{option.Name} must be a number from {least} to {most}, not {token.Value}."
                );
            }
        });
        return option;
    }
}
