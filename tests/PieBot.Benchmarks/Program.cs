using System.Diagnostics;
using PieBot.Benchmarks;
using PieBot.Timing;

var t = Stopwatch.GetTimestamp();
var x = new SequentialTest(0.05);
Console.WriteLine(Stopwatch.GetElapsedTime(t));
t = Stopwatch.GetTimestamp();
x = new SequentialTest(0.05/16);
Console.WriteLine(Stopwatch.GetElapsedTime(t));
foreach (var l in new SequentialTest(0.05).Looks) Console.WriteLine(l);
foreach (var one in Simulation.Run(int.Parse(args[1])))
    Console.WriteLine($"{one.Noise,-20} {one.Measured:0.0000} {one.Faster:0.0000} {one.FasterOf16:0.0000} | {string.Join(" ", one.Power.Select(p => p.ToString("0.000")))} | {string.Join(" ", one.Trials.Select(p => p.ToString("0.0")))} | {one.Bias:0.000}");
