using System.Globalization;
using System.Text.Json;
using PieBot.Benchmarks;
using PieBot.Benchmarks.Real;

// A program that measures, not tests: its figures go into docs/statistics.md and docs/benchmarks.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var json = new JsonSerializerOptions
{
    NumberHandling = System
        .Text
        .Json
        .Serialization
        .JsonNumberHandling
        .AllowNamedFloatingPointLiterals,
};
switch (args)
{
    case ["simulate", var runs]:
        Console.WriteLine(
            "noise, sd            measured  faster  of 16   power at 1.05  1.10   1.3    2      trials at 1, 1.05, 1.10, 1.3, 2        bias at 1.3"
        );
        foreach (var one in Simulation.Run(int.Parse(runs)))
        {
            Console.WriteLine(
                $"{one.Noise, -20} {one.Measured, 8:0.0000}  {one.Faster:0.0000}  {one.FasterOf16:0.0000}        {string.Join("  ", one.Power.Select(share => $"{share:0.000}"))}      {string.Join("  ", one.Trials.Select(trials => $"{trials, 5:0.0}"))}  {one.Bias, 12:+0.000;-0.000}"
            );
        }

        return 0;
    case ["real", var equal, var faster]:
        var figures = new List<RealFigure>();
        var plain = await RealRuns.PlainSecondsAsync(10);
        Console.WriteLine(
            $"one dotnet test --no-build --filter of the covering tests: {plain:0.00} s, 50 of them {50 * plain:0} s"
        );
        Console.WriteLine(
            "member  speedup  candidates  comparisons  faster   bias    trials  timing s  whole s  50 plain / timing  / whole  minimum rule"
        );
        await RealRuns.RunAsync(
            int.Parse(equal),
            int.Parse(faster),
            one =>
            {
                figures.Add(one);
                Console.WriteLine(
                    $"{one.Member, -7} {one.Speedup, 7:0.00} {one.Candidates, 11} {one.Comparisons, 12} {one.Faster, 7:0.000} {one.Bias, 7:+0.000;-0.000} {one.Trials, 8:0.0} {one.TimingSeconds, 9:0.0} {one.WholeSeconds, 8:0.0} {50 * plain / one.TimingSeconds, 18:0.0} {50 * plain / one.WholeSeconds, 8:0.0} {one.MinimumRule, 13:0.000}"
                );
            }
        );
        Console.WriteLine(JsonSerializer.Serialize(new { plain, figures }, json));
        return 0;
    case ["model"]:
        for (var run = 1; run <= 3; run++)
        {
            var (candidates, passed, time) = ModelOverhead.Replies(1000);
            var (tokens, built) = ModelOverhead.Prompts(300);
            Console.WriteLine(
                $"1,000 replies of a member of 150 lines: {time}, {candidates} different, {passed} past the guard; prompts of 300 members of 150 lines: {built}, {tokens} tokens"
            );
        }

        return 0;
    default:
        Console.Error.WriteLine(
            """
            usage: PieBot.Benchmarks simulate RUNS
                   PieBot.Benchmarks real EQUAL FASTER
                   PieBot.Benchmarks model

            simulate  error rates and power of the whole decision on simulated noise
            real      the same on real test runs of a generated project: EQUAL comparisons of identical code and FASTER of
                      each true speedup, a member
            model     what a model's replies and prompts cost besides the model
            """
        );
        return 2;
}
