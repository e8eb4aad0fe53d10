namespace PieBot.Core.Tests.Languages.Python.Tests;

/// <summary>A real repository whose tests are written for unittest.</summary>
public sealed class UnittestTests
{
    [Fact]
    public async Task Covers_times_and_fails_what_is_written_for_it()
    {
        using var repository = await PythonRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["tests/__init__.py"] = "",
                ["tests/test_m.py"] = """
                import unittest
                from lib.m import distinct

                class Distinct(unittest.TestCase):
                    @classmethod
                    def setUpClass(cls):
                        cls.xs = list(range(400)) * 2

                    def test_numbers(self):
                        self.assertEqual(distinct(self.xs), list(range(400)))

                    def test_each(self):
                        for n in range(3):
                            with self.subTest(n=n):
                                self.assertEqual(distinct([n, n]), [n])
                """,
            }
        );
        var right = PythonRepository.Distinct("right", PythonRepository.Faster);
        await using var prepared = await PreparedRepository.CreateAsync(
            repository.Root,
            await repository.HeadAsync(),
            [right]
        );

        var (contender, failed) = await prepared.PassAsync(right);

        Assert.True(contender is not null, failed?.Reason);
        Assert.Equal(2, contender.Evidence.CoveringCount);
        Assert.Contains(
            contender.Coverage.Timed,
            test => test.Contains("test_numbers", StringComparison.Ordinal)
        );
        var reached = await prepared.ReachedAsync(PythonRepository.Module);
        Assert.Equal(2, reached["distinct"]);
        Assert.Equal(0, reached["countdown"]);
        var (_, wrong) = await prepared.PassAsync(
            PythonRepository.Distinct(
                "wrong",
                "    return list(dict.fromkeys(xs)) if xs != [1, 1] else []"
            )
        );
        Assert.Contains("test_each", wrong!.Reason, StringComparison.Ordinal);
    }
}
