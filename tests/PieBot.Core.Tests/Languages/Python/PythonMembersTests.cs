using PieBot.Core.Languages;
using PieBot.Core.Languages.Python.Members;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Python;

public sealed class PythonMembersTests
{
    [Fact]
    public void Finds_functions_methods_and_what_decorates_them()
    {
        const string code = """
            import os

            @cache
            @other(
                1)
            def f(a, /, b=2, *rest, c, **more):
                def inner(): pass
                return lambda: 1

            class A:
                class B:
                    async def g(self): return 1

                def __init__(self): pass

                @property
                def h(self): return 1

            if os.name == "nt":
                def k(*, x): return 1
            """;
        var members = LanguagePacks.Named("python").Members("a.py", code);
        Assert.Equal(
            [
                "a.py::f(a, b, *rest, c, **more)",
                "a.py::A.B.g(self)",
                "a.py::A.__init__(self)",
                "a.py::A.h(self)",
                "a.py::k(*, x)",
            ],
            members.Select(one => one.Id)
        );
        Assert.Equal(["f", "B.g", "A.__init__", "A.h", "k"], members.Select(one => one.Name));
        Assert.Equal(
            [
                MemberKind.Method,
                MemberKind.Method,
                MemberKind.Constructor,
                MemberKind.Accessor,
                MemberKind.Method,
            ],
            members.Select(one => one.Kind)
        );
        Assert.Equal(
            [new(3, 8), new(12, 12), new(14, 14), new(16, 17), new(20, 20)],
            members.Select(one => one.Lines)
        );
    }

    [Fact]
    public void A_syntax_error_is_named_and_the_next_file_is_read()
    {
        var read = LanguagePacks.Named("python").Read("a.py", "def f(:\n  pass\n");
        Assert.Empty(read.Members);
        Assert.Contains("line 1", read.Fault);
        Assert.Single(
            LanguagePacks.Named("python").Members("a.py", "def ü(x): return '\U0001F600'\r\n")
        );
    }

    [Fact]
    public void A_text_that_no_parser_bears_is_no_fault_of_the_next()
    {
        var deep = "x = " + new string('(', 100_000) + new string(')', 100_000);
        Assert.NotNull(LanguagePacks.Named("python").Read("a.py", deep).Fault);
        Assert.Single(LanguagePacks.Named("python").Members("a.py", "def f(): return 1"));
    }

    [Fact]
    public void Code_of_the_file_is_never_executed()
    {
        var mark = Path.Combine(Path.GetTempPath(), $"piebot-{Guid.NewGuid():n}");
        LanguagePacks
            .Named("python")
            .Members(
                "a.py",
                $"open({System.Text.Json.JsonSerializer.Serialize(mark)}, 'w')\ndef f(): pass"
            );
        Assert.False(File.Exists(mark));
    }

    [Fact]
    public void Without_python_the_reason_says_what_to_install() =>
        Assert.Contains(
            "Install Python",
            new PythonParser(null, PythonScript.Members).Ask("x = 1").Fault
        );

    [Fact]
    public void No_interpreter_of_a_virtual_environment_or_of_the_checkout_is_taken()
    {
        using var folder = new PieBot.Testing.TemporaryFolder();
        var own = Make("venv/bin");
        File.WriteAllText(Path.Combine(folder.Path, "venv", "pyvenv.cfg"), "");
        var checkout = Make("checkout/bin");
        var system = Make("usr/bin");
        Assert.Equal(
            Path.Combine(system, "python3"),
            PythonProgram.Find(
                string.Join(Path.PathSeparator, own, checkout, "bin", system),
                Path.Combine(folder.Path, "checkout")
            )
        );
        Assert.Null(
            PythonProgram.Find(
                string.Join(Path.PathSeparator, own, checkout),
                Path.Combine(folder.Path, "checkout")
            )
        );

        string Make(string name)
        {
            var made = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
            File.WriteAllText(Path.Combine(made, "python3"), "");
            return made;
        }
    }
}
