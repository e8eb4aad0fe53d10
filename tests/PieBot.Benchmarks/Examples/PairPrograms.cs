using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Examples;

namespace PieBot.Benchmarks.Examples;

/// <summary>Makes a runnable program of each pair: one assembly for C#, one binary each for C++, none needed for Python.</summary>
internal sealed class PairPrograms(string folder)
{
    private const string Usings = """
        global using System;
        global using System.Buffers;
        global using System.Collections.Generic;
        global using System.Globalization;
        global using System.IO;
        global using System.Linq;
        global using System.Text;
        global using System.Text.RegularExpressions;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private string Assembly => Path.Combine(folder, "Pairs.dll");

    private string RuntimeConfig => Path.Combine(folder, "Pairs.runtimeconfig.json");

    /// <exception cref="UserErrorException">A pair does not compile; the message carries the compiler's.</exception>
    public void BuildCSharp(IReadOnlyList<BankEntry> entries)
    {
        var names = entries.Select((entry, number) => (entry, Name: $"Pair{number}")).ToList();
        List<string> sources =
        [
            Usings,
            File.ReadAllText(BankFolders.Harness("Harness.cs")),
            $"static class Pairs {{ public static readonly Dictionary<string, (Func<object>, Func<object>)> All = new() {{ {string.Concat(names.Select(one => $"[\"{one.entry.Id}\"] = (Slow.{one.Name}.Call, Fast.{one.Name}.Call),"))} }}; }}",
            .. names.SelectMany(one => Sides(one.entry, one.Name)),
        ];
        var compilation = CSharpCompilation.Create(
            "Pairs",
            sources.Select(text => CSharpSyntaxTree.ParseText(text)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path =>
                    Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                )
                .Select(path => MetadataReference.CreateFromFile(path)),
            new(
                OutputKind.ConsoleApplication,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        var result = compilation.Emit(Assembly);
        if (!result.Success)
        {
            throw new UserErrorException(
                string.Join(
                    '\n',
                    result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)
                )
            );
        }

        File.WriteAllText(
            RuntimeConfig,
            $$"""
            { "runtimeOptions": { "tfm": "net10.0",
              "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" },
              "configProperties": { "System.Runtime.TieredPGO": false, "System.Globalization.Invariant": true } } }
            """
        );
    }

    /// <exception cref="UserErrorException">It does not compile; the message carries the compiler's.</exception>
    public async Task BuildCppAsync(BankEntry entry, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("#include <bits/stdc++.h>\n#include <unistd.h>\n");
        foreach (var side in (string[])["slow", "fast"])
        {
            text.Append($"namespace {side} {{\n")
                .Append($"#include \"{BankFolders.Code(entry, side)}\"\n")
                .Append($"#include \"{BankFolders.Driver(entry)}\"\n}}\n");
        }

        text.Append($"#include \"{BankFolders.Harness("harness.hpp")}\"\n");
        var source = Path.Combine(folder, $"{entry.Id}.cpp");
        await File.WriteAllTextAsync(source, text.ToString(), cancellationToken);
        var built = await ProcessRunner.RunAsync(
            new(
                "g++",
                ["-std=c++17", "-O2", "-Wall", "-o", Path.Combine(folder, entry.Id), source],
                folder
            ),
            cancellationToken
        );
        if (!built.Succeeded)
        {
            throw new UserErrorException($"{entry.Id}: {built.Error}");
        }
    }

    /// <summary>One trial: a fresh process that runs both sides in turns.</summary>
    public ProcessRequest Trial(BankEntry entry) =>
        entry.Language switch
        {
            "csharp" => new(
                "dotnet",
                [
                    "exec",
                    "--runtimeconfig",
                    RuntimeConfig,
                    Assembly,
                    entry.Id,
                    entry.Kind == "async" ? "wall" : "cpu",
                ],
                folder
            ),
            "python" => new(
                "python3",
                [
                    BankFolders.Harness("harness.py"),
                    BankFolders.Code(entry, "slow"),
                    BankFolders.Code(entry, "fast"),
                    BankFolders.Driver(entry),
                ],
                folder
            )
            {
                Added = new Dictionary<string, string> { ["PYTHONDONTWRITEBYTECODE"] = "1" },
            },
            _ => new(Path.Combine(folder, entry.Id), [], folder),
        };

    private static IEnumerable<string> Sides(BankEntry entry, string name) =>
        ((string[])["Slow", "Fast"]).Select(side =>
            $$"""
                namespace {{side}}
                {
                    static partial class {{name}}
                    {
                        public static object Call() => Run();
                {{File.ReadAllText(BankFolders.Driver(entry))}}
                    }

                    static partial class {{name}}
                    {
                {{File.ReadAllText(BankFolders.Code(entry, side.ToLowerInvariant()))}}
                    }
                }
                """
        );
}
