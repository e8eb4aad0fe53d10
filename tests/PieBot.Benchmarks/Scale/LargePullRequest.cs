using System.Globalization;

namespace PieBot.Benchmarks.Scale;

/// <summary>A real git repository whose last commit changes one member in each of many files, half of them with something the rules propose for.</summary>
internal static class LargePullRequest
{
    /// <param name="files">Changed C# files in all.</param>
    /// <param name="projects">Over which they are spread evenly.</param>
    public static async Task<TinyGit> CreateAsync(int files, int projects)
    {
        var git = await TinyGit.CreateAsync();
        for (var project = 0; project < projects; project++)
        {
            git.Write(
                $"src/P{project}/P{project}.csproj",
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                </Project>
                """
            );
        }

        Write(git, files, projects, "0");
        await git.CommitAsync("before");
        Write(git, files, projects, "1");
        await git.CommitAsync("after");
        return git;
    }

    private static void Write(TinyGit git, int files, int projects, string version)
    {
        for (var file = 0; file < files; file++)
        {
            var project = file % projects;
            git.Write($"src/P{project}/Area{file % 17}/C{file}.cs", Source(project, file, version));
        }
    }

    // About 120 lines, as a class of a business application might have.
    private static string Source(int project, int file, string version)
    {
        var lookup =
            file % 2 == 0
                ? "if (_prices.ContainsKey(key)) { return _prices[key] + _offset; }"
                : "if (_prices.TryGetValue(key, out var price)) { return price + _offset; }";
        var rest = string.Concat(
            Enumerable
                .Range(0, 8)
                .Select(one =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$"""

                            /// <summary>Sums a column.</summary>
                            public decimal Sum{{one}}(IReadOnlyList<decimal> values, int from)
                            {
                                var sum = 0m;
                                for (var i = from; i < values.Count; i++)
                                {
                                    sum += values[i] * {{one + 1}};
                                }

                                return sum;
                            }

                        """
                    )
                )
        );
        return $$"""
            namespace P{{project}}.Area{{file % 17}};

            /// <summary>Prices of one branch.</summary>
            public sealed class C{{file}}
            {
                private readonly Dictionary<string, decimal> _prices = [];
                private readonly decimal _offset = {{file}}m;

                public decimal Find(string key)
                {
                    // Version {{version}} of the tariff.
                    {{lookup}}
                    return {{version}}m;
                }

                public void Add(string key, decimal price) => _prices[key] = price;
            {{rest}}
            }

            """;
    }
}
