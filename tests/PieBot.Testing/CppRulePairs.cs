using System.Text;
using PieBot.Core.Processes;

namespace PieBot.Testing;

/// <summary>Files before and after each C++ rule, and one program that runs the <c>drive()</c> of both sides.</summary>
internal static class CppRulePairs
{
    private static readonly string Folder = Path.Combine(
        BuiltTool.Root(),
        "tests/PieBot.Core.Tests/Languages/Cpp/Rules/Pairs"
    );

    /// <summary>Ids of the rules that have a folder.</summary>
    public static IReadOnlyList<string> Rules =>
        Directory
            .EnumerateDirectories(Folder)
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)
            .ToList();

    /// <param name="file"><c>before</c>, <c>after</c> or <c>leave</c>.</param>
    public static string Text(string rule, string file) =>
        File.ReadAllText(Path.Combine(Folder, rule, $"{file}.cpp"));

    /// <summary>Builds the program in a folder. Without arguments it prints <c>rule before after</c>; with a number of turns <c>rule ratio</c>.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static async Task<string> BuildAsync(string folder, CancellationToken cancellationToken)
    {
        var source = Path.Combine(folder, "pairs.cpp");
        var program = Path.Combine(folder, "pairs");
        await File.WriteAllTextAsync(source, Program(), cancellationToken);
        var result = await ProcessRunner.RunAsync(
            new("g++", ["-O2", "-std=c++17", "-o", program, source], folder),
            cancellationToken
        );
        return result.Succeeded ? program : throw new InvalidOperationException(result.Error);
    }

    private static string Program()
    {
        var includes = new SortedSet<string>(StringComparer.Ordinal)
        {
            "#include <algorithm>",
            "#include <chrono>",
            "#include <cstdlib>",
            "#include <iostream>",
            "#include <vector>",
        };
        var sides = new StringBuilder();
        var table = new StringBuilder();
        foreach (var rule in Rules)
        {
            var name = rule.Replace('-', '_');
            foreach (var side in (string[])["before", "after"])
            {
                sides.AppendLine($"namespace {side}_{name} {{");
                foreach (var line in Text(rule, side).Split('\n'))
                {
                    if (line.StartsWith("#include", StringComparison.Ordinal))
                    {
                        includes.Add(line.Trim());
                    }
                    else
                    {
                        sides.Append(line).Append('\n');
                    }
                }

                sides.AppendLine("}");
            }

            table.AppendLine($"    {{\"{rule}\", before_{name}::drive, after_{name}::drive}},");
        }

        return $"{string.Join('\n', includes)}\n{sides}\nstruct Pair {{ const char* rule; long long (*before)(); long long (*after)(); }};\nstatic const Pair pairs[] = {{\n{table}}};\n{Main}";
    }

    private const string Main = """
        static double seconds(long long (*drive)(), int times)
        {
            static volatile long long sink;
            const auto start = std::chrono::steady_clock::now();
            for (int i = 0; i < times; ++i) sink = drive();
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        }

        int main(int argc, char** argv)
        {
            for (const Pair& pair : pairs)
            {
                if (argc < 2)
                {
                    std::cout << pair.rule << ' ' << pair.before() << ' ' << pair.after() << '\n';
                    continue;
                }
                seconds(pair.after, 1);
                const int times = 1 + static_cast<int>(0.05 / seconds(pair.before, 1));
                std::vector<double> ratios;
                for (int turn = 0; turn < std::atoi(argv[1]); ++turn)
                {
                    const double before = seconds(pair.before, times);
                    ratios.push_back(before / seconds(pair.after, times));
                }
                std::sort(ratios.begin(), ratios.end());
                std::cout << pair.rule << ' ' << ratios[ratios.size() / 2] << std::endl;
            }
        }

        """;
}
