[assembly: Xunit.AssemblyFixture(typeof(PieBot.Testing.PartOfMachine))]
