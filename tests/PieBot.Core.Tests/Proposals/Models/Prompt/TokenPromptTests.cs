using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Proposals.Models.Prompt;

/// <summary>Prompts for members of Python and C++ files.</summary>
public sealed class TokenPromptTests
{
    private const string Python = """
        import os
        from re import (
            compile as pattern,
        )

        RATE = 3
        UNUSED = 4

        def tax(price,
                rate):
            hidden = 1
            return price * rate

        def unused():
            return 2

        class A:
            kind = "a"

            def __init__(self, items):
                self.items = items

            def total(self):
                return sum(tax(one, RATE) for one in self.items)
        """;

    private const string Cpp = """
        #include <vector>

        static const int rate = 3;

        int tax(int price) {
            int hidden = 1;
            return price * rate;
        }

        class A {
        public:
            int total() const {
                int sum = 0;
                for (auto one : items_) sum += tax(one);
                return sum;
            }
        private:
            std::vector<int> items_;
        };
        """;

    [Fact]
    public void A_python_member_is_shown_with_what_it_leans_on()
    {
        var prompt = Build("a.py", Python, "A.total", out var asked);
        Assert.StartsWith(
            "You make Python code run faster.",
            prompt.System,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Imports of the file:\n<context>\nimport os\nfrom re import (\n    compile as pattern,\n)\n</context>",
            prompt.User,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "RATE = 3\ndef tax(price,\n        rate):\nclass A:\n    def __init__(self, items):\n</context>",
            prompt.User,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "It calls tax of a.py, not to be edited:\n<context>\ndef tax(price,\n        rate):\n    hidden = 1\n    return price * rate\n</context>",
            prompt.User,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Of its project: Python version: >=3.9.",
            prompt.User,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("nused", prompt.User, StringComparison.Ordinal);
        Assert.Contains("   24|         return sum", prompt.User, StringComparison.Ordinal);
        Assert.Contains("slow python", prompt.User, StringComparison.Ordinal);
        Assert.Equal("python", asked);
    }

    [Fact]
    public void A_cpp_member_is_shown_with_what_it_leans_on()
    {
        var prompt = Build("a.hpp", Cpp, "A::total", out var asked);
        Assert.StartsWith("You make C++ code run faster.", prompt.System, StringComparison.Ordinal);
        Assert.Contains(
            "Includes of the file:\n<context>\n#include <vector>\n</context>",
            prompt.User,
            StringComparison.Ordinal
        );
        Assert.Contains("int tax(int price)", prompt.User, StringComparison.Ordinal);
        Assert.Contains("class A {", prompt.User, StringComparison.Ordinal);
        Assert.Contains("std::vector<int> items_;", prompt.User, StringComparison.Ordinal);
        Assert.Contains("    int hidden = 1;", prompt.User, StringComparison.Ordinal);
        Assert.Contains("Of its project: C++ standard: 17.", prompt.User, StringComparison.Ordinal);
        Assert.Equal("cpp", asked);
    }

    private static MemberPrompt Build(string path, string text, string name, out string? language)
    {
        var target = LanguagePacks.Of(path)!.Members(path, text).Single(one => one.Name == name);
        string? asked = null;
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "CMakeLists.txt"),
            "set(CMAKE_CXX_STANDARD 17)\n"
        );
        File.WriteAllText(
            Path.Combine(folder.Path, "pyproject.toml"),
            "[project]\nrequires-python = \">=3.9\"\n"
        );
        var prompt = new PromptBuilder(
            new("m"),
            new("b", "h", false, [new(path, null, [new(new(1, 0), new(1, 99))])], [target], []),
            new PromptContexts(folder.Path, [path]),
            _ => null,
            member =>
            {
                asked = member.Language;
                return
                [
                    new(
                        "e",
                        member.Language,
                        "title",
                        $"slow {member.Language}",
                        "fast",
                        "why",
                        2,
                        "bank"
                    ),
                ];
            }
        ).Build(text, target)!;
        language = asked;
        return prompt;
    }
}
