using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Tests.Languages.CSharp.Compiling;

public sealed class SdkCommandLineTests
{
    private static readonly string Project = Path.Combine(Path.GetTempPath(), "a project, 1=1");
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "a folder");
    private static readonly string Source = Path.Combine(Project, "Deep", "A.cs");

    [Fact]
    public void The_text_that_takes_the_place_of_a_file_stands_where_the_file_stood()
    {
        var parsed = Parse(["/out:Lib.dll", "First.cs", "Deep/A.cs", "Last.cs"], [Source], 2);

        Assert.Equal(
            [
                Path.Combine(Project, "First.cs"),
                Path.Combine(Folder, "sources", "1", "A.cs"),
                Path.Combine(Project, "Last.cs"),
                Path.Combine(Folder, "added", "0.cs"),
                Path.Combine(Folder, "added", "1.cs"),
            ],
            parsed.SourceFiles.Select(file => file.Path)
        );
    }

    [Theory]
    [InlineData(null, "Deep/A.cs")]
    [InlineData("", "/_/Deep/A.cs")]
    [InlineData("Deep", "/_/A.cs")]
    public void Code_that_names_its_file_names_the_one_that_was_replaced(
        string? mapped,
        string expected
    )
    {
        var parsed = Parse(
            [
                "/out:Lib.dll",
                .. mapped is null
                    ? Array.Empty<string>()
                    :
                    [
                        $"/pathmap:{Path.Combine(Project, mapped).Replace(",", ",,", StringComparison.Ordinal).Replace("=", "==", StringComparison.Ordinal)}=/_/",
                    ],
                "Deep/A.cs",
            ],
            [Source]
        );

        Assert.Equal(
            mapped is null ? Path.Combine(Project, expected) : expected,
            new SourceFileResolver([], Project, parsed.PathMap).NormalizePath(
                Assert.Single(parsed.SourceFiles).Path,
                null
            )
        );
    }

    [Fact]
    public void All_that_is_written_is_written_into_the_folder()
    {
        var parsed = Parse(
            [
                "/out:obj/Lib.dll",
                "/refout:obj/ref/Lib.dll",
                "/pdb:obj/Lib.pdb",
                "/doc:obj/Lib.xml",
                "/errorlog:obj/errors.sarif,version=2.1",
                "/touchedfiles:obj/touched",
                "/generatedfilesout:obj/generated",
                "A.cs",
            ],
            []
        );

        Assert.Equal("Lib.dll", parsed.OutputFileName);
        Assert.Null(parsed.DocumentationPath);
        Assert.All(
            [
                parsed.OutputDirectory,
                parsed.OutputRefFilePath!,
                parsed.PdbPath!,
                parsed.ErrorLogPath!,
                parsed.TouchedFilesPath!,
                parsed.GeneratedFilesOutputDirectory!,
            ],
            path => Assert.StartsWith(Folder, path, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void All_else_stays_as_the_build_has_it()
    {
        var parsed = Parse(
            [
                "/out:obj/Lib.dll",
                "/features:\"InterceptorsNamespaces=One;Two\"",
                "/define:ONE;TWO",
                "/keyfile:a key.snk",
                "A.cs",
            ],
            []
        );

        Assert.Equal("One;Two", parsed.ParseOptions.Features["InterceptorsNamespaces"]);
        Assert.Equal(["ONE", "TWO"], parsed.ParseOptions.PreprocessorSymbolNames);
        Assert.Equal("a key.snk", parsed.CompilationOptions.CryptoKeyFile);
        // Of the folder in which the project's own generators write, as files of a generator are named by it.
        Assert.Equal(
            Path.Combine(Project, "obj", "Types.g.cs"),
            new SourceFileResolver([], Project, parsed.PathMap).NormalizePath(
                Path.Combine(Folder, "out", "Types.g.cs"),
                null
            )
        );
    }

    [Fact]
    public void Warnings_are_no_errors_and_analyzers_that_only_report_do_not_run()
    {
        var parsed = Parse(
            ["/warnaserror+", "/warnaserror+:CS0168", "/nowarn:CS1591", "/out:Lib.dll", "A.cs"],
            []
        );

        Assert.True(parsed.SkipAnalyzers);
        Assert.Equal(ReportDiagnostic.Default, parsed.CompilationOptions.GeneralDiagnosticOption);
        Assert.Equal(
            ["CS1591"],
            parsed.CompilationOptions.SpecificDiagnosticOptions.Select(option => option.Key)
        );
    }

    [Theory]
    [InlineData("/noconfig", true)]
    [InlineData("-NoConfig", true)]
    [InlineData("/nologo", false)]
    public void That_the_compiler_has_no_options_of_its_own_cannot_stand_in_a_response_file(
        string argument,
        bool expected
    )
    {
        var line = new SdkCommandLine(Command([argument, "/out:Lib.dll", "A.cs"]), Folder);

        Assert.Equal(expected, line.IsWithoutDefaults);
        Assert.Equal(!expected, line.Lines([], 0, true).Contains(argument));
    }

    private static CompilerCommand Command(IReadOnlyList<string> arguments) =>
        new(arguments, Project, null);

    // As the compiler reads the response file.
    private static CSharpCommandLineArguments Parse(
        IReadOnlyList<string> arguments,
        IReadOnlyCollection<string> replaced,
        int added = 0
    )
    {
        var line = new SdkCommandLine(Command(arguments), Folder);
        var parsed = CSharpCommandLineParser.Default.Parse(
            line.Lines(replaced, added, strict: true)
                .SelectMany(text => CommandLineParser.SplitCommandLineIntoArguments(text, true)),
            Project,
            null
        );
        Assert.DoesNotContain(parsed.Errors, error => error.Severity == DiagnosticSeverity.Error);
        return parsed;
    }
}
