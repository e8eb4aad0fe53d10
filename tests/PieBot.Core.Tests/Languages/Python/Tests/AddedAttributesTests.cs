using PieBot.Core.Languages.Python.Tests;

namespace PieBot.Core.Tests.Languages.Python.Tests;

public sealed class AddedAttributesTests
{
    private const string Before = "class A:\n    def f(self):\n        return self.size\n";

    [Theory]
    [InlineData("self.known = {}", "known")]
    [InlineData("self.known: dict = {}", "known")]
    [InlineData("self.known == {}", "")]
    [InlineData("self.size = 1", "")]
    [InlineData("known = {}", "")]
    // Another file knows it.
    [InlineData("self.told = {}", "")]
    // Who looks at all attributes sees it.
    [InlineData("self.known = {}; return self.__dict__", "")]
    [InlineData("self.second = self.first = {}", "first, second")]
    public void Are_those_that_nothing_of_the_baseline_knows(string line, string added)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.py"), Before);
        Directory.CreateDirectory(Path.Combine(folder.Path, "sub"));
        File.WriteAllText(Path.Combine(folder.Path, "sub", "other.py"), "print(x.told)\n");

        var names = AddedAttributes.Of(
            folder.Path,
            [Before],
            [Before.Replace("return self.size", line, StringComparison.Ordinal)]
        );

        Assert.Equal(added, string.Join(", ", names));
    }
}
