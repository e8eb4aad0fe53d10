using PieBot.Core;

namespace PieBot.Tool.GitHub;

/// <summary>Outputs of a workflow's step: lines <c>name=value</c> at the end of the file that the runner names in GITHUB_OUTPUT.</summary>
internal static class StepOutputs
{
    /// <param name="file">Null: nobody asked.</param>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Append(
        string? file,
        params ReadOnlySpan<(string Name, string Value)> outputs
    )
    {
        if (file is null)
        {
            return;
        }

        using var lines = new StringWriter { NewLine = "\n" };
        foreach (var (name, value) in outputs)
        {
            // A line break would let a value set outputs of its own.
            if (value.AsSpan().ContainsAny('\r', '\n'))
            {
                throw new InvalidOperationException($"the output {name} has more than one line");
            }

            lines.WriteLine($"{name}={value}");
        }

        try
        {
            File.AppendAllText(file, lines.ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot write the outputs: {exception.Message} Give another file with --outputs, or leave it out.",
                exception
            );
        }
    }
}
