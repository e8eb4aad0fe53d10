namespace PieBot.Lab.Evaluation.Running;

/// <summary>The sandbox came to an end: not what a program did, as far as anyone can tell, and worth another try.</summary>
internal sealed class BenchFault(string message) : Exception(message);
