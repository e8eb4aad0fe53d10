using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Replies;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Proposals.Models.Replies;

/// <summary>Replies to members of Python and C++ files.</summary>
public sealed class TokenRepliesTests
{
    private const string Python = """
        #!/usr/bin/env python3
        "About the file."
        from __future__ import annotations
        import os

        class A:
            def count(self, one, other):
                total = 0
                for value in one:
                    if value in list(other):
                        total += 1
                return total

            def more(self):
                return 1
        """;

    private const string Cpp = """
        #pragma once
        #include <vector>

        int count(const std::vector<int>& one) {
            int total = 0;
            for (auto value : one) {
                total += value;
            }
            return total;
        }

        int more() { return 1; }
        """;

    [Fact]
    public void An_edit_and_its_import_are_placed_in_python()
    {
        var parsed = Parse(
            "a.py",
            Python,
            "A.count",
            99,
            "if value in list(other):",
            "if value in other:\n    pass\nif value in other:",
            "from collections import deque",
            "bisect"
        );
        Assert.Null(parsed.Fault);
        Assert.Equal(
            Python
                .Replace(
                    "import os",
                    "from collections import deque\nimport bisect\nimport os",
                    StringComparison.Ordinal
                )
                .Replace(
                    "            if value in list(other):",
                    "            if value in other:\n                pass\n            if value in other:",
                    StringComparison.Ordinal
                ),
            SourceFile.OfText(Python).Edited(parsed.Edits!)
        );
    }

    [Fact]
    public void An_edit_and_its_include_are_placed_in_cpp()
    {
        var parsed = Parse(
            "a.cpp",
            Cpp,
            "count",
            7,
            "        total += value;",
            "        total += 1 * value;",
            "numeric",
            "<vector>",
            "\"own/a.h\""
        );
        Assert.Null(parsed.Fault);
        Assert.Equal(
            Cpp.Replace(
                    "#include <vector>",
                    "#include <numeric>\n#include \"own/a.h\"\n#include <vector>",
                    StringComparison.Ordinal
                )
                .Replace("total += value", "total += 1 * value", StringComparison.Ordinal),
            SourceFile.OfText(Cpp).Edited(parsed.Edits!)
        );
    }

    [Theory]
    [InlineData("import os; os.system('x')")]
    [InlineData("from os import *")]
    [InlineData("os\nimport ctypes")]
    public void What_is_no_plain_import_of_python_is_refused(string import) =>
        Assert.Contains(
            "import",
            Parse("a.py", Python, "A.count", 1, "total = 0", "total = 0.0", import).Fault
        );

    [Theory]
    [InlineData("<vector>\n#define if while")]
    [InlineData("\"../../../etc/passwd\"")]
    public void What_is_no_plain_include_is_refused(string import) =>
        Assert.Contains(
            "import",
            Parse(
                "a.cpp",
                Cpp,
                "count",
                5,
                "    int total = 0;",
                "    long total = 0;",
                import
            ).Fault
        );

    [Theory]
    [InlineData(
        "a.py",
        "        return total",
        "        return total\n\n    def extra(self):\n        return 2",
        "more than the member"
    )]
    [InlineData("a.py", "        return total", "        return (total", "cannot be read")]
    [InlineData(
        "a.py",
        "    def count(self, one, other):",
        "    def count(self, one):",
        "another signature"
    )]
    [InlineData(
        "a.cpp",
        "    return total;",
        "    return total;\n}\nint extra() {\n    return 2;",
        "more than the member"
    )]
    [InlineData("a.cpp", "    return total;", "    return total; }", "cannot be read")]
    [InlineData("a.cpp", "    return total;", "    return\u200b total;", "cannot be seen")]
    public void A_reply_is_held_to_its_member(string path, string from, string to, string fault)
    {
        var text = path == "a.py" ? Python : Cpp;
        Assert.Contains(
            fault,
            Parse(path, text, path == "a.py" ? "A.count" : "count", 1, from, to).Fault
        );
    }

    [Theory]
    [InlineData(
        "a.py",
        "        total = 0",
        "        total = 0.0  # a float",
        "        total = 0.0"
    )]
    [InlineData("a.cpp", "    int total = 0;", "    long total = 0; // wide", "    long  total=0;")]
    public void Edits_that_do_the_same_have_one_key(
        string path,
        string from,
        string one,
        string other
    )
    {
        var text = path == "a.py" ? Python : Cpp;
        var name = path == "a.py" ? "A.count" : "count";
        var first = Parse(path, text, name, 1, from, one);
        Assert.Equal(first.Key, Parse(path, text, name, 1, from, other).Key);
        Assert.NotEqual(first.Key, Parse(path, text, name, 1, from, from + "\n" + from).Key);
        // A candidate that is there already is known by the same key.
        var target = Target(path, text, name);
        Assert.Equal(
            first.Key,
            EditKey.Of(text, target, new Candidate("c", target.Id, first.Edits!, "o", "", ""))
        );
    }

    private static ChangedMember Target(string path, string text, string name) =>
        LanguagePacks.Of(path)!.Members(path, text).Single(one => one.Name == name);

    private static ParsedReply Parse(
        string path,
        string text,
        string name,
        int start,
        string from,
        string to,
        params string[] imports
    ) =>
        new ReplyParser(text, Target(path, text, name)).Parse(
            new(
                System.Text.Json.JsonSerializer.Serialize(
                    new
                    {
                        title = "t",
                        rationale = "r",
                        usings = imports,
                        edits = new[]
                        {
                            new
                            {
                                start,
                                end = start,
                                original = from,
                                replacement = to,
                            },
                        },
                    }
                ),
                "stop"
            )
        );
}
