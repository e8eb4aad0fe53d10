using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Tokens;

public sealed class TokenGuardTests
{
    private const string Python = """
        import os
        from re import compile as pattern

        LIMIT = 100

        class Orders:
            def total(self, items, limit=10):
                "Sums up."
                result = 0
                seen = []
                for i in range(len(items)):  # all
                    if items[i] not in seen:
                        seen.append(items[i])
                        result += items[i] * 3
                while result <= limit:
                    result = result + 1
                if result < 0.001:
                    raise ValueError(f"{result}")
                return sorted(seen)

        def other():
            return 1
        """;

    private const string Cpp = """
        #include <vector>
        #include "orders.h"

        static const int limit = 100;

        int Orders::total(const std::vector<int>& items, int most) const {
            int result = 0;
            std::vector<int> seen;
            for (size_t i = 0; i < items.size(); ++i) {  // all
                bool found = false;
                for (auto one : seen) {
                    if (one == items.at(i)) { found = true; }
                }
                if (!found) seen.push_back(items[i] * 3);
            }
            if (result <= most && most > 1'000) {
                throw std::runtime_error("no");
            }
            return result;
        }

        int other() { return 1; }
        """;

    [Theory]
    // What helps, and what beside it may change.
    [InlineData("seen = []", "seen = set()", null)]
    [InlineData("import os", "import bisect\nimport os", null, "seen = []", "seen = set()")]
    [InlineData("        result = 0", "        result = 0\n        pat = re.compile('x')", null)]
    [InlineData("    def total", "    @lru_cache\n    def total", null)]
    // Cosmetic.
    [InlineData("# all", "# each", "cosmetic")]
    [InlineData("\"Sums up.\"", "\"Sums it all up.\"", "cosmetic")]
    [InlineData("seen", "known", "cosmetic")]
    [InlineData("import os", "import os\nimport bisect", "cosmetic")]
    // Surface.
    [InlineData("limit=10)", "limit=20)", "visible declaration")]
    [InlineData("items, limit", "things, limit", "another signature")]
    [InlineData("LIMIT = 100", "LIMIT = 200", "more than the member")]
    [InlineData("return 1", "return 2", "more than the member")]
    [InlineData("import os\n", "", "removes an import", "seen = []", "seen = set()")]
    [InlineData(
        "import os\n",
        "import os\nfrom bisect import *\n",
        "imports all names",
        "seen = []",
        "seen = set()"
    )]
    // Less work.
    [InlineData("* 3", "* 2", "lowers a number, 3 to 2")]
    [InlineData("< 0.001", "< 0.002", "widens a tolerance")]
    [InlineData("range(len(items))", "range(len(items) // 2)", "shrink")]
    [InlineData("range(len(items))", "range(0, len(items), 2)", "ends a loop earlier")]
    [InlineData("result <= limit", "result < limit", "ends a loop earlier")]
    [InlineData("result <= limit", "result <= limit - result", "ends a loop earlier")]
    // Powers.
    [InlineData("result = 0", "result = os.system('x')", "processes: system")]
    [InlineData("result = 0", "result = eval('0')", "reflection: eval")]
    [InlineData("result = 0", "result = compile('0')", "reflection: compile")]
    [InlineData(
        "import os\n",
        "import os\nimport ctypes\n",
        "native code: ctypes",
        "seen = []",
        "seen = set()"
    )]
    [InlineData("return sorted(seen)", "return sorted(seen", "cannot be read")]
    public void Judges_an_edit_of_python(
        string from,
        string to,
        string? reason,
        string? from2 = null,
        string? to2 = null
    ) => Judge("a.py", Python, "total(self, items, limit)", from, to, reason, from2, to2);

    [Theory]
    [InlineData("std::vector<int> seen;", "std::unordered_set<int> seen;", null)]
    [InlineData(
        "#include <vector>",
        "#include <unordered_set>\n#include <vector>",
        null,
        "std::vector<int> seen;",
        "std::unordered_set<int> seen;"
    )]
    [InlineData("// all", "/* each */", "cosmetic")]
    [InlineData("{ found = true; }", "found = true;", "cosmetic")]
    [InlineData("seen", "known", "cosmetic")]
    [InlineData("result", "sum", "cosmetic")]
    [InlineData("#include <vector>", "#include <vector>\n#include <set>", "cosmetic")]
    [InlineData("int most)", "long most)", "another signature")]
    [InlineData("int most)", "int highest)", "visible declaration", "most", "highest")]
    [InlineData(") const {", ") const noexcept {", "visible declaration")]
    [InlineData("limit = 100", "limit = 200", "more than the member")]
    [InlineData("return 1", "return 2", "more than the member")]
    [InlineData("#include <vector>\n", "", "removes an import", "bool found", "auto found")]
    [InlineData("* 3", "* 2", "lowers a number, 3 to 2")]
    [InlineData("1'000", "0x10", "lowers a number, 1000 to 16")]
    [InlineData("i < items.size()", "i < items.size() / 2", "shrink")]
    [InlineData("i < items.size()", "i < items.size() - found", "ends a loop earlier")]
    [InlineData("int result = 0;", "int result = system(\"x\");", "processes: system")]
    [InlineData(
        "int result = 0;",
        "int result = *reinterpret_cast<int*>(0);",
        "unsafe code: reinterpret_cast"
    )]
    [InlineData("int result = 0;", "int result = 0;\n#pragma GCC ivdep", "compiler directive")]
    [InlineData("int result = 0;", "__m128 result = _mm_setzero_ps();", "intrinsics")]
    [InlineData("return result;", "return result;}", "cannot be read")]
    public void Judges_an_edit_of_cpp(
        string from,
        string to,
        string? reason,
        string? from2 = null,
        string? to2 = null
    ) =>
        Judge(
            "a.cpp",
            Cpp,
            "total(const std::vector<int>&, int) const",
            from,
            to,
            reason,
            from2,
            to2
        );

    [Theory]
    [InlineData("a.py", "return sorted(seen)", "return list(set(seen))", nameof(Risk.ChangedOrder))]
    [InlineData(
        "a.py",
        "return sorted(seen)",
        "return [x for x in set(seen)]",
        nameof(Risk.ChangedOrder)
    )]
    [InlineData("a.py", "raise ValueError", "print", nameof(Risk.DroppedCheck))]
    [InlineData("a.py", "    def total", "    @cache\n    def total", nameof(Risk.UnboundedCache))]
    [InlineData("a.py", "result = 0", "result = np.float32(0)", nameof(Risk.LoweredPrecision))]
    [InlineData("a.cpp", "items.at(i)", "items[i]", nameof(Risk.DroppedCheck))]
    [InlineData(
        "a.cpp",
        "std::vector<int> seen;",
        "static std::vector<int> seen;",
        nameof(Risk.UnboundedCache)
    )]
    [InlineData("a.cpp", "int result = 0;", "static int result = 0;", nameof(Risk.SharedState))]
    [InlineData("a.cpp", "int result = 0;", "std::thread result;", nameof(Risk.AddedConcurrency))]
    public void Sees_a_risk(string path, string from, string to, string risk)
    {
        var (text, target) = Target(path);
        Assert.Contains(
            Enum.Parse<Risk>(risk),
            RiskFinder.Find(
                text,
                Candidate(text, target, text.Replace(from, to, StringComparison.Ordinal))
            )!
        );
    }

    [Theory]
    [InlineData("a.py", "seen = []", "seen = set()")]
    [InlineData("a.py", "if items[i] not in seen", "if items[i] in set(seen)")]
    [InlineData("a.py", "    def total", "    @lru_cache(maxsize=100)\n    def total")]
    [InlineData("a.cpp", "std::vector<int> seen;", "static const std::vector<int> seen;")]
    public void Sees_no_risk_where_there_is_none(string path, string from, string to)
    {
        var (text, target) = Target(path);
        Assert.Null(
            RiskFinder.Find(
                text,
                Candidate(text, target, text.Replace(from, to, StringComparison.Ordinal))
            )
        );
    }

    [Theory]
    [InlineData("a.py", "seen = []", "known = set()", "seen", "known", "seen = set()")]
    [InlineData(
        "a.cpp",
        "std::vector<int> seen;",
        "std::set<int> known;",
        "seen",
        "known",
        "std::set<int> seen;"
    )]
    public void Renames_of_locals_are_taken_back(
        string path,
        string from,
        string to,
        string name,
        string other,
        string left
    )
    {
        var (text, target) = Target(path);
        var edited = text.Replace(from, to, StringComparison.Ordinal)
            .Replace(name, other, StringComparison.Ordinal);
        var plain = RenamesTakenBack.Of(text, target, Candidate(text, target, edited));
        var edit = Assert.Single(plain.Edits);
        Assert.Equal(left, edit.Replacement!.Trim());
    }

    [Fact]
    public void A_name_in_a_formatted_text_is_not_taken_back()
    {
        var (text, target) = Target("a.py");
        var edited = text.Replace("result = 0", "total = 0 + 0", StringComparison.Ordinal)
            .Replace("result", "total", StringComparison.Ordinal);
        var candidate = Candidate(text, target, edited);
        Assert.Equal(candidate, RenamesTakenBack.Of(text, target, candidate));
    }

    private static void Judge(
        string path,
        string text,
        string signature,
        string from,
        string to,
        string? reason,
        string? from2,
        string? to2
    )
    {
        var target = LanguagePacks
            .Of(path)!
            .Members(path, text)
            .Single(one => one.Id.EndsWith(signature, StringComparison.Ordinal));
        Assert.Contains(from, text);
        var edited = text.Replace(from, to, StringComparison.Ordinal);
        edited = from2 is null ? edited : edited.Replace(from2, to2, StringComparison.Ordinal);
        var found = EditGuard.Check(text, target, Candidate(text, target, edited));
        if (reason is null)
        {
            Assert.Null(found);
        }
        else
        {
            Assert.Contains(reason, found);
        }
    }

    private static (string Text, ChangedMember Target) Target(string path)
    {
        var text = path.EndsWith(".py", StringComparison.Ordinal) ? Python : Cpp;
        return (text, LanguagePacks.Of(path)!.Members(path, text)[0]);
    }

    private static Candidate Candidate(string text, ChangedMember target, string edited) =>
        new(
            "c",
            target.Id,
            LineDiff.Of(target.Path, SourceFile.OfText(text), SourceFile.OfText(edited)),
            "model:m#1",
            "",
            ""
        );
}
