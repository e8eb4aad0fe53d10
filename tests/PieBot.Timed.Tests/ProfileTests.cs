using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Profiling;

namespace PieBot.Timed;

/// <summary>One real profile of a tiny repository.</summary>
[Collection(Collections.Timed)]
public sealed class ProfileTests
{
    [Fact]
    public async Task The_member_that_takes_most_of_the_tests_time_ranks_first_and_tests_see_no_secret()
    {
        const string secret = "PIEBOT_TEST_TOKEN";
        const string source = """
            namespace Lib;

            public static class Text
            {
                public static string Cool(string[] parts) => string.Concat(parts);

                public static string Hot(string[] parts)
                {
                    var all = "";
                    foreach (var part in parts)
                        all += part;
                    return all;
                }

                public static string Unmet() => "";
            }
            """;
        using var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["src/Lib/Text.cs"] = source,
                ["tests/Lib.Tests/LibTests.cs"] = $$"""
                using Lib;
                using Xunit;

                public class LibTests
                {
                    private static readonly string[] Parts = Enumerable.Range(0, 500).Select(n => n.ToString()).ToArray();

                    [Fact]
                    public void Heats()
                    {
                        // With a secret in sight, nothing would be met.
                        Assert.Null(Environment.GetEnvironmentVariable("{{secret}}"));
                        for (var i = 0; i < 20; i++) Text.Hot(Parts);
                    }

                    [Fact]
                    public void Cools() { for (var i = 0; i < 100; i++) Text.Cool(Parts); }
                }
                """,
            }
        );
        Environment.SetEnvironmentVariable(secret, "s3cr3t");
        var targets = CSharpMembers.All("src/Lib/Text.cs", source);

        var (profile, notices) = await new Profiler(new(), new((_, _) => { })).RunAsync(
            repository.Root,
            repository.Head,
            targets,
            TestContext.Current.CancellationToken
        );

        Environment.SetEnvironmentVariable(secret, null);
        Assert.True(profile is { Samples: > 20 }, string.Join("; ", notices));
        var hot = profile.Members[0];
        Assert.EndsWith("Text.Hot(string[])", hot.Id);
        // Where the strings are joined.
        Assert.Equal(11, hot.Lines[0].Line);
        Assert.True(hot.Share > 0.5, $"{hot.Share}");
        Assert.DoesNotContain(profile.Members, member => member.Id.EndsWith("Unmet()"));
        // Inlined, or left by a jump, it would not be met at all.
        Assert.Contains(profile.Members, member => member.Id.EndsWith("Cool(string[])"));
        Assert.Equal("", await repository.GitAsync("status", "--porcelain"));
    }
}
