using PieBot.Core.Profiling;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Profiling;

/// <summary>Where the tests of a Python repository spend their time, whose runtime has no sampler.</summary>
public sealed class ProbedTimeTests
{
    [Fact]
    public async Task The_member_that_takes_most_of_the_tests_time_ranks_first()
    {
        using var repository = await PythonRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["tests/__init__.py"] = "",
                ["tests/test_m.py"] = """
                import unittest
                from lib.m import countdown, distinct


                class Tests(unittest.TestCase):
                    def test_distinct(self):
                        self.assertEqual(distinct(list(range(3000))), list(range(3000)))

                    def test_countdown(self):
                        self.assertEqual(list(countdown(3)), [3, 2, 1])

                """,
            }
        );
        var targets = LanguagePacks
            .Named("python")
            .Members(PythonRepository.Module, PythonRepository.Source);

        var (profile, notices) = await new Profiler(new(), new((_, _) => { })).RunAsync(
            repository.Root,
            await repository.HeadAsync(),
            targets,
            TestContext.Current.CancellationToken
        );

        Assert.True(profile is { Samples: 2 }, string.Join("; ", notices));
        var hot = profile.Members[0];
        Assert.EndsWith("distinct(xs)", hot.Id, StringComparison.Ordinal);
        Assert.InRange(hot.Share, 0.5, 1);
        Assert.DoesNotContain(
            profile.Members,
            member => member.Id.Contains("unused", StringComparison.Ordinal)
        );
    }
}
