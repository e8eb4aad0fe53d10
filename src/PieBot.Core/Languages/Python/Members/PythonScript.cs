using System.Reflection;
using System.Text;
using System.Text.Json;

namespace PieBot.Core.Languages.Python.Members;

/// <summary>What a <see cref="PythonParser"/> runs.</summary>
/// <param name="Text">The script: prints a version, and then a line for each line that it reads.</param>
/// <param name="First">A line that it reads before all others; null when there is none.</param>
internal sealed record PythonScript(string Text, string? First = null)
{
    /// <summary>Finds functions, declarations and tokens.</summary>
    public static PythonScript Members { get; } = new(Resource("python/members.py"));

    /// <summary>Of a script that takes its modules from its first line, since they are too long for a command line.</summary>
    /// <param name="folder">Of the resources, such as <c>python/rules</c>.</param>
    /// <param name="modules">Names, each after those that it imports; the last one answers.</param>
    public static PythonScript OfModules(string folder, string start, IEnumerable<string> modules)
    {
        var texts = modules
            .Select(name => (string[])[name, Resource($"{folder}/{name}.py")])
            .ToArray();
        return new(
            Resource($"{folder}/{start}.py"),
            Convert.ToBase64String(
                JsonSerializer.SerializeToUtf8Bytes(texts, PythonJson.Default.StringArrayArray)
            )
        );
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
