using PieBot.Core.Configuration;
using PieBot.Workers;

namespace PieBot.Core.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    [Fact]
    public void Reads_commands_paths_and_options()
    {
        var read = Read(
            """
            paths:
              include: ['lib/**']
              exclude: lib/generated/**
            build:
              - npm ci
              - npm run build
            build-network: true
            test: npm test
            junit: out/*.xml
            timing: { command: node bench.js, json: results.0.mean, unit: ms }
            trials: 8
            shrink: false
            model: { name: small, samples: 2 }
            publish: { drafts: true, bots: false, max-suggestions: 3 }
            """
        );

        var project = Assert.Single(read.Projects);
        Assert.Equal(["npm ci", "npm run build"], project.Build);
        Assert.True(project.BuildNetwork);
        Assert.Equal(
            new TimedCommand("node bench.js", TimesFrom.Json, "results.0.mean", null, "ms"),
            project.Timing
        );
        Assert.True(read.Covers("lib/a.xyz"));
        Assert.False(read.Covers("lib/generated/a.js"));
        Assert.False(read.Covers("README.md"));
        Assert.Equal(
            [
                "--trials=8",
                "--no-shrink=",
                "--model=small",
                "--samples=2",
                "--max-suggestions=3",
                "--drafts=",
            ],
            read.Options.Select(one => $"{one.Option}={one.Value}")
        );
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void A_file_of_endless_depth_is_refused(string level)
    {
        var text = string.Concat(Enumerable.Repeat(level, 30_000));

        var fault = Assert.Throws<UserErrorException>(() =>
            ConfigurationReader.Read(new(".piebot.yml", text))
        );

        Assert.Contains(".piebot.yml:1:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Covers_source_code_but_no_texts_where_no_paths_are_named()
    {
        var read = Read("test: make check");

        Assert.True(read.Covers("src/main.rs"));
        Assert.False(read.Covers("README.md"));
        Assert.False(read.Covers("Cargo.lock"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("# nothing yet\n", false)]
    [InlineData("timing: ./bench\n", true)]
    public void Covers_nothing_without_a_test(string text, bool hasProject)
    {
        var read = Read(text);

        Assert.Equal(hasProject, read.Projects.Count == 1);
        Assert.False(read.Covers("src/main.rs"));
    }

    [Fact]
    public void Reads_what_CMake_is_asked()
    {
        var asked = Read("cmake:\n  preset: ci\n  options: [A=ON, B=2]\n  targets: tests").CMake!;

        Assert.Equal("ci", asked.Preset);
        Assert.Equal(["A=ON", "B=2"], asked.Options);
        Assert.Equal(["tests"], asked.Targets);
        Assert.Null(Read("test: make").CMake);
    }

    [Theory]
    [InlineData("cmake:\n  options: FAST", ":2:12: 'FAST' is not NAME=VALUE")]
    [InlineData(
        "tets: make",
        ":1:1: unknown key 'tets' in the configuration; did you mean 'test'?"
    )]
    [InlineData(
        "test: make\npaths:\n  includes: a",
        ":3:3: unknown key 'includes' in paths; did you mean 'include'?"
    )]
    [InlineData(
        "test: make\ntiming:\n  command: a\n  unit: sec",
        ":4:9: unit must be ns, us, ms or s, not 'sec'"
    )]
    [InlineData("test: make\ntiming:\n  command: a\n  regex: '('", ":4:10: ")]
    [InlineData(
        "timing: { command: a, regex: b, json: c }",
        "'regex' and 'json' exclude each other"
    )]
    [InlineData(
        "timing: { command: a, clock: wall, json: c }",
        "'clock' and 'json' exclude each other"
    )]
    [InlineData("timing: { command: a, file: b }", "'file' needs one of regex, json, format")]
    [InlineData("timing: { regex: a }", ":1:9: timing needs 'command'")]
    [InlineData("junit: a.xml", ":1:8: 'junit' needs 'test'")]
    [InlineData("test: [a, b]", ":1:7: test must be a text or a number")]
    [InlineData("shrink: no way", ":1:9: shrink must be true or false, not 'no way'")]
    [InlineData(
        "projects:\n  - name: a\n    test: b\ntest: c",
        ":4:7: 'test' is beside 'projects'"
    )]
    [InlineData(
        "projects:\n  - name: a\n    test: b\n  - name: a\n    test: c",
        ":4:11: two projects are named 'a'"
    )]
    [InlineData("projects: [{ name: a }]", "neither 'test' nor 'timing'")]
    [InlineData("test: a\n  b: [", ":2:")]
    [InlineData("endpoint: http://example.org", "unknown key 'endpoint'")]
    public void Says_where_and_what_is_wrong(string text, string words)
    {
        var fault = Assert.Throws<UserErrorException>(() => Read(text));

        Assert.StartsWith(".piebot.yml:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    private static RepositoryConfiguration Read(string text) =>
        ConfigurationReader.Read(new(".piebot.yml", text));
}
