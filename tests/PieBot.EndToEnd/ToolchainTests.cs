using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.EndToEnd;

/// <summary>Repositories that <c>piebot init</c> sets up, built and tested by tools that may be installed for the user alone. Their gains are so large that no other program hides them.</summary>
[Collection(Collections.Untimed)]
public sealed class ToolchainTests
{
    [MeasuredFact]
    public Task Cargo_is_set_up_and_proves() =>
        ProvesAsync(
            "cargo",
            "src/lib.rs",
            """
            pub fn unique(values: &[u64]) -> Vec<u64> {
                let mut found: Vec<u64> = Vec::new();
                for value in values {
                    if !found.contains(value) {
                        found.push(*value);
                    }
                }
                found
            }

            """,
            (
                "let mut found",
                "let mut seen = std::collections::HashSet::new();\n    let mut found"
            ),
            ("!found.contains(value)", "seen.insert(*value)"),
            ("!found.contains(value)", "found.last() != Some(value)"),
            (
                "Cargo.toml",
                "[package]\nname = \"unique\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
            ),
            (
                "tests/unique.rs",
                """
                use unique::unique;

                #[test]
                fn keeps_the_first() {
                    assert_eq!(unique(&[3, 1, 3, 2, 1]), [3, 1, 2]);
                }

                #[test]
                fn many() {
                    let values: Vec<u64> = (0..60000).map(|at| (at * 7919) % 20011).collect();
                    assert_eq!(unique(&values).len(), 20011);
                }

                """
            )
        );

    [MeasuredFact]
    public Task Go_is_set_up_and_proves() =>
        ProvesAsync(
            "go",
            "unique.go",
            """
            package unique

            func Unique(values []uint64) []uint64 {
            	found := []uint64{}
            	for _, value := range values {
            		if !contains(found, value) {
            			found = append(found, value)
            		}
            	}
            	return found
            }

            func contains(values []uint64, value uint64) bool {
            	for _, other := range values {
            		if other == value {
            			return true
            		}
            	}
            	return false
            }

            """,
            ("found := []uint64{}", "found, seen := []uint64{}, map[uint64]bool{}"),
            ("if !contains(found, value) {", "if !seen[value] {\n\t\t\tseen[value] = true"),
            ("!contains(found, value)", "len(found) == 0 || found[len(found)-1] != value"),
            ("go.mod", "module example.com/unique\n\ngo 1.19\n"),
            (
                "unique_test.go",
                """
                package unique

                import (
                	"fmt"
                	"testing"
                )

                func TestKeepsTheFirst(t *testing.T) {
                	if got := fmt.Sprint(Unique([]uint64{3, 1, 3, 2, 1})); got != "[3 1 2]" {
                		t.Fatal(got)
                	}
                }

                func BenchmarkUnique(b *testing.B) {
                	values := make([]uint64, 6000)
                	for at := range values {
                		values[at] = uint64(at*7919) % 5003
                	}
                	for at := 0; at < b.N; at++ {
                		Unique(values)
                	}
                }

                """
            )
        );

    // The right edit makes both replacements, the wrong one its own.
    private static async Task ProvesAsync(
        string tool,
        string path,
        string slow,
        (string Old, string New) first,
        (string Old, string New) second,
        (string Old, string New) wrong,
        params (string Path, string Text)[] files
    )
    {
        Assert.SkipUnless(await RunsAsync(tool), $"{tool} is not installed.");
        using var tiny = await TinyGit.CreateAsync();
        tiny.Write(path, slow);
        tiny.Write(".gitignore", "target\n");
        foreach (var (name, text) in files)
        {
            tiny.Write(name, text);
        }

        var set = await Tool.RunAsync(tiny.Root, "init", "--yes", "--workflow", "none");
        Assert.True(set.ExitCode == 0, set.Output + set.Error);
        // A quarter of the time is enough for a gain as large as this.
        var configuration = Path.Combine(tiny.Root, ".piebot.yml");
        await File.WriteAllTextAsync(
            configuration,
            (
                await File.ReadAllTextAsync(configuration, TestContext.Current.CancellationToken)
            ).Replace("-benchtime 0.2s", "-benchtime 0.05s", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        await tiny.CommitAsync();

        var right = slow.Replace(first.Old, first.New, StringComparison.Ordinal)
            .Replace(second.Old, second.New, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.Faster, await VerdictAsync(tiny, path, slow, right));
        Assert.Equal(
            VerdictKind.TestsFailed,
            await VerdictAsync(
                tiny,
                path,
                slow,
                slow.Replace(wrong.Old, wrong.New, StringComparison.Ordinal)
            )
        );
    }

    // One that rustup stands in for may be there without anything behind it.
    private static async Task<bool> RunsAsync(string tool) =>
        Programs.Has(tool)
        && (
            await ProcessRunner.RunAsync(
                new(tool, ["help"], Path.GetTempPath()),
                TestContext.Current.CancellationToken
            )
        ).Succeeded;

    private static async Task<VerdictKind> VerdictAsync(
        TinyGit tiny,
        string path,
        string slow,
        string edited
    )
    {
        using var folder = new TemporaryFolder();
        var patch = Path.Combine(folder.Path, "edit.diff");
        tiny.Write(path, edited);
        await File.WriteAllTextAsync(
            patch,
            await tiny.GitAsync("diff"),
            TestContext.Current.CancellationToken
        );
        tiny.Write(path, slow);
        var output = Path.Combine(folder.Path, "run");
        var run = await Tool.RunAsync(
            tiny.Root,
            "verify",
            "--patch",
            patch,
            "--out",
            output,
            "--trials",
            "4",
            "--min-saving",
            "30"
        );
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var verdict = Assert.Single(new RunFolder(output).ReadVerdicts());
        TestContext.Current.TestOutputHelper?.WriteLine($"{verdict.Kind}: {verdict.Reason}");
        return verdict.Kind;
    }
}
