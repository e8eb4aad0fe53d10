using System.Runtime.Loader;

namespace PieBot.TestHost;

/// <summary>Prepares the process, and hands over to the <see cref="Session"/>.</summary>
internal static class Host
{
    public static int Run(string assembly, string marker)
    {
        var folder = Path.GetDirectoryName(assembly)!;
        // Requests come in and answers go out on streams that a test cannot reach through Console.
        using var input = new StreamReader(Console.OpenStandardInput());
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);

        // What the project under test does not bring along lies beside the worker.
        string[] folders = [folder, Path.GetDirectoryName(typeof(Host).Assembly.Location)!];
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            folders
                .Select(one => Path.Combine(one, name.Name + ".dll"))
                .Where(File.Exists)
                .Select(context.LoadFromAssemblyPath)
                .FirstOrDefault();
        Directory.SetCurrentDirectory(folder);
        return Session.Run(assembly, marker, input, output);
    }
}
