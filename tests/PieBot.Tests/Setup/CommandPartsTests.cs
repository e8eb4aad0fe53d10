using PieBot.Core.Configuration;
using PieBot.Tool.Setup;

namespace PieBot.Tests.Setup;

/// <summary>Commands that the configuration gets for the tools of languages that PieBot does not know.</summary>
public sealed class CommandPartsTests
{
    [Theory]
    [InlineData(
        "Cargo.toml",
        "src/a.rs",
        "#[test]\nfn a() {}\n",
        "rust: cargo fetch; cargo test --release --offline --no-run; cargo test --release --offline; ; cargo test --release --offline --tests"
    )]
    [InlineData(
        "engine/Cargo.toml",
        "engine/src/a.rs",
        "#[tokio::test]\nasync fn a() {}\n",
        "engine: cd engine && cargo fetch; cd engine && cargo test --release --offline --no-run; cd engine && cargo test --release --offline; ; cd engine && cargo test --release --offline --tests"
    )]
    [InlineData(
        "go.mod",
        "a_test.go",
        "func TestA(t *testing.T) {}\n",
        "go: go mod download; go test -count=1 -run '^$' ./...; go test -count=1 ./...; ; "
    )]
    [InlineData(
        "go.mod",
        "a_test.go",
        "func BenchmarkA(b *testing.B) {}\n",
        "go: go mod download; go test -count=1 -run '^$' ./...; go test -count=1 ./...; ; go test -count=1 -run '^$' -bench . -benchtime 0.2s ./..."
    )]
    [InlineData(
        "pom.xml",
        "src/test/java/ATest.java",
        "class ATest {}\n",
        "java: mvn -B -q test -Dmaven.test.failure.ignore=true; mvn -o -B -q test-compile; mvn -o -B -q test; **/target/surefire-reports/TEST-*.xml; "
    )]
    [InlineData("package.json", "a.js", "1;\n", "node: ; ; npm test; ; ")]
    public async Task The_tools_of_a_language_are_named_with_their_commands(
        string manifest,
        string path,
        string text,
        string commands
    )
    {
        using var repository = await SetupRepository.CreateAsync(
            (manifest, """{"scripts":{"test":"node --test"}}"""),
            (path, text)
        );

        var read = await ConfiguredAsync(repository);
        var one = Assert.Single(read.Projects);
        Assert.Equal(
            commands,
            $"{one.Name}: {string.Join(' ', one.Restore)}; {string.Join(' ', one.Build)}; {one.Test}; {one.JUnit}; {one.Timing?.Line}"
        );
        Assert.True(read.Covers(path));
    }

    [Fact]
    public async Task Parts_side_by_side_have_names_of_their_own()
    {
        using var repository = await SetupRepository.CreateAsync(
            ("a/package.json", """{"scripts":{"test":"node --test"}}"""),
            ("b/package.json", """{"scripts":{"test":"node --test"}}"""),
            ("b/go.mod", "module b\n"),
            ("b/b_test.go", "package b\n")
        );

        Assert.Equal(
            ["a", "b (Node)", "b (Go)"],
            (await ConfiguredAsync(repository)).Projects.Select(project => project.Name)
        );
    }

    private static async Task<RepositoryConfiguration> ConfiguredAsync(SetupRepository repository)
    {
        var survey = await Survey.ReadAsync(repository.Root, TestContext.Current.CancellationToken);
        return ConfigurationReader.Read(new(".piebot.yml", ConfigurationText.Of(survey, null)));
    }
}
