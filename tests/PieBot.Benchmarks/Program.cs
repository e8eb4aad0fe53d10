using PieBot.Benchmarks;
using PieBot.Benchmarks.Real;
using PieBot.Verification;

using var repo = await GeneratedRepository.CreateAsync();
var speed = args.Skip(1).Select(a => double.Parse(a)).ToList();
foreach (var m in KnownMember.All)
{
    var (v, run) = await repo.VerifyAsync(
        new VerifySettings { MinSaving = 0 },
        args[0] == "v" ? new Show() : null,
        speed.Select((s, i) => repo.Candidate(m, s, $"c{i}-{s}")).ToList()
    );
    foreach (var one in v)
        Console.WriteLine($"{one.CandidateId} {one.Kind} {one.Reason} {one.Duration}");
    Console.WriteLine(
        string.Join(", ", run.Stages.Select(s => $"{s.Stage} {s.Duration.TotalSeconds:0.00}"))
            + " "
            + run.Control
            + run.Together
    );
}

sealed class Show : IProgress<VerifyProgress>
{
    public void Report(VerifyProgress p) => Console.WriteLine($"{p.Stage} {p.Message}");
}
