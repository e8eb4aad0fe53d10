using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Observing;

namespace PieBot.Testing;

/// <summary>A source file whose members note their calls, compiled and loaded.</summary>
internal sealed class ObservedSource
{
    private static readonly CSharpParseOptions Options = new(
        preprocessorSymbols: ["NETCOREAPP3_0_OR_GREATER", "NET"]
    );

    /// <param name="version">Of the language, as the project sets it.</param>
    /// <param name="apart">Names of fields that only one side's text has.</param>
    /// <param name="members">The names of those that note their calls; null: all of the classes.</param>
    /// <param name="only">The classes whose members note their calls; null: all.</param>
    public ObservedSource(
        string source,
        LanguageVersion version = LanguageVersion.Latest,
        string[]? only = null,
        string[]? apart = null,
        string[]? members = null
    )
    {
        var ids = CSharpMembers
            .All("A.cs", source)
            .Where(member => only is null || only.Contains(member.Name.Split('.')[0]))
            .Where(member => members is null || members.Contains(member.Name))
            .Select(member => member.Id)
            .ToList();
        (var text, Observed) = CallObserver.Instrument("A.cs", source, ids, apart: apart);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Observed" + Guid.NewGuid().ToString("n"),
            ((string[])[text, CallsSource.Text]).Select(one =>
                CSharpSyntaxTree.ParseText(one, Options.WithLanguageVersion(version))
            ),
            references,
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(
            result.Success,
            string.Join(
                '\n',
                result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)
            ) + text
        );
        Assembly = Assembly.Load(stream.ToArray());
    }

    public Assembly Assembly { get; }

    /// <summary>How many members note their calls.</summary>
    public int Observed { get; }

    /// <summary>Calls a static method of class A, and has its result used.</summary>
    /// <returns>What was noted: outcome and, behind it, flags: compared, lazy.</returns>
    public string Call(string method, Action<dynamic> use, params object?[] arguments)
    {
        Take();
        try
        {
            var called = Assembly.GetType("A")!.GetMethod(method)!;
            called = called.IsGenericMethod ? called.MakeGenericMethod(typeof(int)) : called;
            use(called.Invoke(null, arguments)!);
        }
        catch (TargetInvocationException)
        {
            // Noted as well.
        }

        var call = Assert.Single(Take());
        return $"{call[4]}{(call[5] == "1" ? " compared" : "")}{(call[7] != "0" ? " lazy" : "")}";
    }

    /// <summary>The calls since the last time.</summary>
    public IReadOnlyList<string[]> Take() =>
        (
            (string[])
                Assembly.GetType("PieBot.Generated.Calls")!.GetMethod("Take")!.Invoke(null, null)!
        )
            .Chunk(8)
            .ToList();
}
