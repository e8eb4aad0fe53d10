namespace PieBot.Tests.Console;

/// <summary>Tests that set variables of this process, which all others share.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    public const string Name = "process environment";
}
