using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Python.Guard;

public sealed class PythonRiskTests
{
    [Theory]
    [InlineData("with self._lock:", "if True:", true)]
    [InlineData("with state.mutex:", "if True:", true)]
    [InlineData("with LOCK, other:", "with other:", true)]
    [InlineData("with self._lock:", "with self._write_lock:", false)]
    [InlineData("with open(block) as clock:", "if True:", false)]
    public void An_edit_that_leaves_no_lock_is_refused(string before, string after, bool refused)
    {
        const string path = "a.py";
        var head = $"def count(self):\n    {before}\n        self.n += 1\n";
        var member = LanguagePacks.Named("python").Members(path, head).Single();
        var candidate = new Candidate(
            "c",
            member.Id,
            [new(path, new(2, 2), $"    {before}", $"    {after}")],
            "rules",
            "",
            ""
        );

        var guarded = Guarded.Of(head, member, candidate);

        Assert.Equal(refused, guarded.Risks?.Contains(Risk.Unguarded) ?? false);
        Assert.Equal(
            refused,
            guarded.Rejection?.Contains("no lock", StringComparison.Ordinal) ?? false
        );
    }
}
