using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Tests.Languages.CSharp.Projects;

public sealed class ProjectGraphTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("piebot-graph-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Project(string path, params string[] references)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(
            full,
            $"""
            <Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
            {string.Concat(references.Select(one => $"<ProjectReference Include=\"{one}\" />"))}
            </ItemGroup></Project>
            """
        );
        return full;
    }

    [Fact]
    public void Follows_references_with_either_slash_and_does_not_hang_in_a_circle()
    {
        var core = Project("src/Core/Core.csproj", @"..\Web\Web.csproj");
        var web = Project("src/Web/Web.csproj", "../Core/Core.csproj");
        var tests = Project("test/Tests/Tests.csproj", @"..\..\src\Web\Web.csproj");
        var other = Project("src/Other/Other.csproj");
        var graph = ProjectGraph.Read(_root);

        Assert.True(graph.Reaches(tests, core));
        Assert.True(graph.Reaches(core, web));
        Assert.False(graph.Reaches(tests, other));
        Assert.False(graph.Reaches(core, tests));
    }

    [Fact]
    public void The_owner_of_a_file_is_the_nearest_project_above_it()
    {
        var outer = Project("Outer.csproj");
        var inner = Project("src/Inner/Inner.csproj");
        Project("src/Inner/bin/Copy.csproj");
        var graph = ProjectGraph.Read(_root);

        Assert.Equal(inner, graph.OwnerOf(Path.Combine(_root, "src/Inner/Deep/A.cs")));
        Assert.Equal(outer, graph.OwnerOf(Path.Combine(_root, "src/A.cs")));
        Assert.Null(graph.OwnerOf(Path.Combine(Path.GetTempPath(), "elsewhere.cs")));
    }

    [Fact]
    public void Tests_of_a_project_are_those_that_reach_it()
    {
        var core = Project("src/Core/Core.csproj");
        var near = Project("test/Core.Tests/Core.Tests.csproj", "../../src/Core/Core.csproj");
        Project("test/Other.Tests/Other.Tests.csproj");
        Project("src/App/App.csproj", "../Core/Core.csproj");
        var graph = ProjectGraph.Read(_root);

        Assert.Equal([near], TestProjects.Find(_root, graph, [core], []));
        Assert.Throws<UserErrorException>(() =>
            TestProjects.Find(_root, graph, [core], ["test/Missing"])
        );
    }

    [Fact]
    public async Task What_only_MSBuild_knows_is_found_by_its_evaluation()
    {
        var core = Write(
            "src/Core/Core.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net10.0</TargetFrameworks></PropertyGroup></Project>"""
        );
        // References and packages in an imported file, by a property and a wildcard.
        var imported = Project("test/Checks/Checks.csproj");
        Write(
            "test/Directory.Build.props",
            """
            <Project>
              <PropertyGroup><TargetFrameworks>net10.0;net8.0</TargetFrameworks><Sources>$(MSBuildThisFileDirectory)../src/</Sources></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="$(Sources)*/*.csproj" />
                <PackageReference Include="xunit.v3" Version="4.0.2" />
              </ItemGroup>
            </Project>
            """
        );
        var benchmark = Write(
            "bench/Tests.Benchmarks.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>
              <PackageReference Include="BenchmarkDotNet" Version="0.15.8" />
              <PackageReference Include="xunit.v3" Version="4.0.2" />
              <ProjectReference Include="../src/Core/Core.csproj" />
              <Compile Include="../src/Core/A.cs" Link="A.cs" />
            </ItemGroup></Project>
            """
        );
        var broken = Write("broken/Broken.Tests.csproj", "<Project Sdk=\"No.Such.Sdk/1.0.0\" />");
        var source = Write("src/Core/A.cs", "class A { }");

        var graph = await ProjectGraph.EvaluateAsync(_root, TestContext.Current.CancellationToken);

        Assert.Equal([imported], TestProjects.Find(_root, graph, [core], []));
        Assert.Equal(["net10.0", "net8.0"], graph.FactsOf(imported)!.Frameworks);
        Assert.Equal([core, benchmark], graph.OwnersOf(source));
        Assert.Null(graph.FactsOf(broken));
        // Where the file names it and nothing more is known, it is still looked at.
        Assert.Contains(broken, graph.Projects);
    }

    private string Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }
}
