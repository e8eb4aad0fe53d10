using System.Text;

namespace PieBot.Tool.Setup;

/// <summary>Writes the <c>.piebot.yml</c> of a repository.</summary>
internal static class ConfigurationText
{
    /// <param name="model">Null: only the rules propose.</param>
    public static string Of(Survey survey, string? model)
    {
        var known = survey.Parts.Where(part => part is { Tests: not null, Commands: null });
        var text = new StringBuilder(
            "# How PieBot works in this repository. Every key: docs/configuration.md of PieBot.\n"
        );
        if (known.Any())
        {
            text.Append(
                $"# PieBot builds and tests these by itself: {string.Join(", ", known.Select(part => part.Ecosystem))}.\n"
            );
        }

        if (model is not null)
        {
            text.Append($"model: {Quoted(model)}\n");
        }

        text.Append("# Per cent of a member's time that an edit must save.\nmin-saving: 10\n")
            .Append("publish:\n  # The most suggestions that may be open on a pull request.\n")
            .Append("  max-suggestions: 5\n");
        var commands = survey.Parts.Select(part => part.Commands).OfType<PartCommands>().ToList();
        if (commands.Count > 0)
        {
            text.Append(
                "# Commands, yours to edit. 'restore' has the network; all else runs in the sandbox, where there is one.\nprojects:\n"
            );
            commands.ForEach(one => Append(text, one));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, PartCommands commands)
    {
        text.Append($"  - name: {Quoted(commands.Name)}\n    paths:\n      include:\n");
        foreach (var glob in commands.Include)
        {
            text.Append($"        - {Quoted(glob)}\n");
        }

        AppendLine(text, "restore", commands.Restore);
        AppendLine(text, "build", commands.Build);
        AppendLine(text, "test", commands.Test);
        AppendLine(text, "junit", commands.JUnit);
        if (commands.Timing is { } timing)
        {
            text.Append($"    timing:\n      command: {Quoted(timing.Command)}\n");
            if (timing.Times is { } times)
            {
                text.Append($"      regex: {Quoted(times.Regex)}\n      unit: {times.Unit}\n");
            }
        }
    }

    private static void AppendLine(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append($"    {key}: {Quoted(value)}\n");
        }
    }

    // In single quotes nothing is special but the quote.
    private static string Quoted(string text) =>
        $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
