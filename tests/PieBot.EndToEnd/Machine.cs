// These tests build, run and time whole programs: see PieBot.Testing.Collections.
[assembly: Xunit.AssemblyFixture(typeof(PieBot.Testing.WholeMachine))]
