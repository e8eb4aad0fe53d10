using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using PieBot.Core.Languages.CSharp.Compiling;

namespace PieBot.Core.Tests.Languages.CSharp.Compiling;

public sealed class AssemblyComparisonTests
{
    private const string Source = """
        public static class C
        {
            public static int[] Primes() => new[] { 2, 3, 5, 7, 11, 13, 17, 19 };
            public static int F(int x) => x * 2;
        }
        """;

    [Fact]
    public void Two_builds_of_the_same_code_are_equal_though_ids_stamps_and_symbols_differ()
    {
        var one = Emit(Source, deterministic: false, DebugInformationFormat.PortablePdb);
        var other = Emit(Source, deterministic: false, DebugInformationFormat.Embedded);

        Assert.NotEqual(one, other);
        Assert.Null(AssemblyComparison.FirstDifference(one, other));
    }

    [Theory]
    [InlineData("x * 2", "x * 3", "code")]
    [InlineData("x * 2", "x << 1", "code")]
    [InlineData("int F(", "int G(", "metadata")]
    [InlineData("int F(int x)", "long F(int x)", "metadata")]
    public void What_is_written_otherwise_differs(
        string text,
        string otherwise,
        string difference
    ) =>
        Assert.Equal(
            difference,
            AssemblyComparison.FirstDifference(
                Emit(Source),
                Emit(Source.Replace(text, otherwise, StringComparison.Ordinal))
            )
        );

    [Fact]
    public void Initial_data_of_another_content_differs()
    {
        var one = Emit(Source);
        var other = one.ToArray();
        // 17, as the array's data holds it, beside 13.
        var place = other.AsSpan().IndexOf((byte[])[13, 0, 0, 0, 17, 0, 0, 0]);
        other[place + 4] = 18;

        Assert.Equal("static data", AssemblyComparison.FirstDifference(one, other));
    }

    [Fact]
    public void A_missing_resource_differs() =>
        Assert.Equal(
            "resources",
            AssemblyComparison.FirstDifference(Emit(Source, resource: "a"), Emit(Source))
        );

    [Fact]
    public void Another_resource_differs() =>
        Assert.Equal(
            "resources",
            AssemblyComparison.FirstDifference(
                Emit(Source, resource: "a"),
                Emit(Source, resource: "b")
            )
        );

    [Fact]
    public void What_a_step_after_the_compiler_appends_differs()
    {
        var one = Emit(Source);

        Assert.Equal(
            "bytes after the end",
            AssemblyComparison.FirstDifference([.. one, 1, 2, 3], one)
        );
    }

    [Fact]
    public void Another_version_of_the_file_differs()
    {
        var one = Emit(Source);
        var other = one.ToArray();
        var place = other
            .AsSpan()
            .IndexOf(System.Text.Encoding.Unicode.GetBytes("OriginalFilename"));
        other[place] = (byte)'o';

        Assert.Equal("version information", AssemblyComparison.FirstDifference(one, other));
    }

    [Fact]
    public void What_is_no_assembly_differs() =>
        Assert.Equal(
            "it is not a managed assembly",
            AssemblyComparison.FirstDifference([1, 2, 3], Emit(Source))
        );

    private static byte[] Emit(
        string source,
        bool deterministic = true,
        DebugInformationFormat symbols = DebugInformationFormat.Embedded,
        string? resource = null
    )
    {
        var compilation = CSharpCompilation.Create(
            "Some",
            [CSharpSyntaxTree.ParseText(source, path: "C.cs", encoding: System.Text.Encoding.UTF8)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                deterministic: deterministic
            )
        );
        using var assembly = new MemoryStream();
        using var pdb = symbols == DebugInformationFormat.Embedded ? null : new MemoryStream();
        using var native = compilation.CreateDefaultWin32Resources(true, true, null, null);
        var result = compilation.Emit(
            assembly,
            pdb,
            win32Resources: native,
            manifestResources: resource is null
                ? null
                :
                [
                    new(
                        "text",
                        () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(resource)),
                        isPublic: true
                    ),
                ],
            options: new EmitOptions(debugInformationFormat: symbols, pdbFilePath: "Some.pdb")
        );
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return assembly.ToArray();
    }
}
