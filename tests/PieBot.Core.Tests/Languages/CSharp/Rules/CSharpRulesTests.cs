using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals;

namespace PieBot.Core.Tests.Languages.CSharp.Rules;

public sealed class CSharpRulesTests
{
    private const string Source = """
        namespace Lib;

        public static class Slow
        {
            public static bool Has(IEnumerable<int> values) => values.Where(v => v > 3).Count() > 0;

            public static int Get(Dictionary<string, int> map, string key)
            {
                if (map.ContainsKey(key))
                {
                    return map[key];
                }

                return 0;
            }

            public static bool Untouched(IEnumerable<int> values) => values.Count() > 0;
        }

        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Proposes_for_changed_members_with_and_without_running_the_repositorys_build(
        bool trusted
    )
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "Lib.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <Target Name="Mark" BeforeTargets="ResolveReferences;CoreCompile"><WriteLinesToFile File="$(MSBuildProjectDirectory)/ran" Lines="x" /></Target>
            </Project>
            """,
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "Slow.cs"),
            Source,
            TestContext.Current.CancellationToken
        );
        var targets = CSharpMembers
            .All("Slow.cs", Source)
            .Where(member => !member.Name.EndsWith("Untouched", StringComparison.Ordinal))
            .ToList();

        var proposed = await new RuleProposer(trusted).ProposeAsync(
            folder.Path,
            targets,
            TestContext.Current.CancellationToken
        );

        Assert.Contains(
            proposed.Candidates,
            candidate => candidate.Origin == "rules:CA1827" && candidate.TargetId == targets[0].Id
        );
        Assert.Contains(
            proposed.Candidates,
            candidate => candidate.Origin == "rules:CA1854" && candidate.TargetId == targets[1].Id
        );
        Assert.All(
            proposed.Candidates,
            candidate => Assert.NotNull(SourceFile.OfText(Source).Edited(candidate.Edits))
        );
        Assert.Equal(
            proposed.Candidates.Count,
            proposed.Candidates.Select(candidate => candidate.Id).Distinct().Count()
        );
        Assert.Equal(trusted, File.Exists(Path.Combine(folder.Path, "ran")));
        Assert.Equal(
            Source,
            await File.ReadAllTextAsync(
                Path.Combine(folder.Path, "Slow.cs"),
                TestContext.Current.CancellationToken
            )
        );
    }
}
