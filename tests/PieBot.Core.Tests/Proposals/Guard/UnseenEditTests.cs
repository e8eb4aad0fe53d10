using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Tests.Proposals.Guard;

/// <summary>Whatever the language: what a reviewer does not see is not brought in.</summary>
public sealed class UnseenEditTests
{
    [Theory]
    [InlineData("a.cs", "return 2; // \u2028evil();")]
    [InlineData("a.cs", "return\u00a02;")]
    [InlineData("a.py", "return \u3164")]
    [InlineData("a.cpp", "return 2;\u00ad")]
    [InlineData("a.rb", "return 2\U000E0041")]
    public void Refuses(string path, string replacement)
    {
        const string head = "x\nreturn 1\ny\n";
        var target = new ChangedMember("t", path, "M", MemberKind.Method, new(1, 3));
        var candidate = new Candidate(
            "c-1",
            "t",
            [new(path, new(2, 2), "return 1", replacement)],
            "model:x#1",
            "T",
            "R"
        );

        Assert.Contains(
            "a reviewer cannot see",
            EditGuard.Check(head, target, candidate),
            StringComparison.Ordinal
        );
    }
}
