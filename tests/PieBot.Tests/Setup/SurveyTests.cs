using PieBot.Tool.Setup;

namespace PieBot.Tests.Setup;

public sealed class SurveyTests
{
    private const string Project =
        """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""";

    private const string Tests = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup><ProjectReference Include="../../src/A/A.csproj" /><PackageReference Include="xunit.v3" /></ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task Finds_the_test_projects_that_reach_the_code()
    {
        using var repository = await SetupRepository.CreateAsync(
            ("src/A/A.csproj", Project),
            ("src/A/A.cs", "class A;"),
            ("tests/A.Tests/A.Tests.csproj", Tests)
        );

        var part = Assert.Single(await PartsAsync(repository));

        Assert.Equal((".NET", "tests/A.Tests/A.Tests.csproj"), (part.Ecosystem, part.Tests));
    }

    [Fact]
    public async Task Says_what_is_missing_where_there_are_no_tests()
    {
        using var repository = await SetupRepository.CreateAsync(
            ("src/A/A.csproj", Project),
            ("src/A/A.cs", "class A;"),
            ("tool/a.py", "pass\n"),
            ("native/a.cpp", "int a() { return 1; }\n"),
            ("native/CMakeLists.txt", "project(a)\n"),
            ("Cargo.toml", "[package]\n")
        );

        var parts = await PartsAsync(repository);

        Assert.Equal([".NET", "Python", "C++", "Rust"], parts.Select(part => part.Ecosystem));
        Assert.All(parts, part => Assert.Null(part.Tests));
        Assert.Contains("no function is marked #[test]", parts[3].Why, StringComparison.Ordinal);
        Assert.Contains(
            "native/CMakeLists.txt names no test",
            parts[2].Why,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("import unittest\nclass T(unittest.TestCase): pass\n", "unittest")]
    [InlineData("def test_a(): pass\n", "pytest")]
    public async Task Tells_Pythons_test_frameworks_apart(string test, string framework)
    {
        using var repository = await SetupRepository.CreateAsync(
            ("a.py", "pass\n"),
            ("tests/test_a.py", test)
        );

        Assert.Equal(framework, Assert.Single(await PartsAsync(repository)).Tests);
    }

    [Fact]
    public async Task Finds_CTest()
    {
        using var repository = await SetupRepository.CreateAsync(
            ("a.cpp", "int a() { return 1; }\n"),
            ("CMakeLists.txt", "project(a)\nenable_testing()\nadd_test(NAME t COMMAND t)\n")
        );

        Assert.Equal("CTest", Assert.Single(await PartsAsync(repository)).Tests);
    }

    [Fact]
    public async Task What_git_ignores_is_no_source()
    {
        using var repository = await SetupRepository.CreateAsync(
            (".gitignore", "env/\n"),
            ("env/lib/a.py", "pass\n"),
            ("env/package.json", """{"scripts":{"test":"node --test"}}""")
        );

        Assert.Empty(await PartsAsync(repository));
    }

    [Theory]
    [InlineData("""{"scripts":{"test":"echo \"Error: no test specified\" && exit 1"}}""")]
    [InlineData("""{"scripts":{}}""")]
    [InlineData("[1]")]
    [InlineData("not json")]
    public async Task A_package_without_a_test_script_has_no_tests(string package)
    {
        using var repository = await SetupRepository.CreateAsync(("package.json", package));

        Assert.Null(Assert.Single(await PartsAsync(repository)).Tests);
    }

    [Theory]
    [InlineData("go.mod", "no file named *_test.go")]
    [InlineData("pom.xml", "nothing in src/test")]
    [InlineData("build.gradle", "PieBot does not know how it is tested")]
    public async Task A_manifest_without_tests_says_what_to_do(string manifest, string words)
    {
        using var repository = await SetupRepository.CreateAsync((manifest, ""));

        var part = Assert.Single(await PartsAsync(repository));

        Assert.Null(part.Tests);
        Assert.Contains(words, part.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folders_name_never_becomes_a_command()
    {
        using var repository = await SetupRepository.CreateAsync(
            ("a; touch x/package.json", """{"scripts":{"test":"node --test"}}""")
        );

        Assert.Null(Assert.Single(await PartsAsync(repository)).Commands);
    }

    [Fact]
    public async Task Names_the_default_branch_once_it_has_a_commit()
    {
        using var repository = await SetupRepository.CreateAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var before = await Survey.ReadAsync(repository.Root, cancellationToken);
        await repository.CommitAsync("first", "--allow-empty");

        var after = await Survey.ReadAsync(repository.Root, cancellationToken);

        Assert.Equal((null, "main"), (before.DefaultBranch, after.DefaultBranch));
    }

    private static async Task<IReadOnlyList<FoundPart>> PartsAsync(SetupRepository repository) =>
        (await Survey.ReadAsync(repository.Root, TestContext.Current.CancellationToken)).Parts;
}
