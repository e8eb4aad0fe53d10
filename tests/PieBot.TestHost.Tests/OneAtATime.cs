// These tests build, run and time whole programs: side by side they would only measure each other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: Xunit.AssemblyFixture(typeof(PieBot.Testing.PartOfMachine))]
