// These tests build, run and time programs: side by side they would time each other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: Xunit.AssemblyFixture(typeof(PieBot.Testing.WholeMachine))]
