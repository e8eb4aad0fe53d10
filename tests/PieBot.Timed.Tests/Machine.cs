// These tests build, run and time programs: see PieBot.Testing.Collections.
[assembly: Xunit.AssemblyFixture(typeof(PieBot.Testing.WholeMachine))]
