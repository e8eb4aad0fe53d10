using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PieBot.Tool.Commands;

/// <summary>Help that calls the tool what its users type. The library takes the name of the program's file, which an installed tool is not called by.</summary>
internal sealed class NamedHelp(string name, HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var text = new StringWriter();
        configuration.Output = text;
        try
        {
            return help.Invoke(parseResult);
        }
        finally
        {
            configuration.Output = output;
            output.Write(
                text.ToString()
                    .Replace(
                        $"  {RootCommand.ExecutableName} ",
                        $"  {name} ",
                        StringComparison.Ordinal
                    )
            );
        }
    }

    /// <summary>Gives the whole command line this help.</summary>
    /// <param name="name">What users type.</param>
    public static void Use(RootCommand root, string name)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new NamedHelp(name, (HelpAction)option.Action!);
    }
}
