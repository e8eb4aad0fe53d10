using CsCheck;
using PieBot.Core.Changes;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Cpp;

/// <summary>Sources made at random, of which it is known what they define.</summary>
public sealed class CppSourcesTests
{
    private static readonly Gen<string> Noise = Gen.OneOf(
        "// int no() { }\n",
        "/* int no() {\n */ ",
        "#define NO(x) int no() { \\\n }\n",
        "#if 0\nint no() {\n#endif\n",
        "static const char* s = R\"(int no() { )\";\n",
        "int no(int);\n",
        "enum class E { a, b };\n",
        "template <class T> struct Traits;\n",
        "TEST(No, no) { int x = 1; }\n",
        "int table[] = { 1, 2 };\n",
        "using F = void (*)(int);\n"
    );

    private static readonly Gen<string> Statement = Gen.OneOf(
        "if (x) { return; }\n",
        "auto f = [&](int a) { return a; };\n",
        "char c = '{'; const char* t = \"}\\\"\";\n",
        "for (;;) { break; }\n",
        "#ifdef A\n g(1);\n#else\n g(2);\n#endif\n",
        "struct Local { int no() { return 1; } } local;\n",
        "std::map<int, std::vector<int>> m{{1, {2}}};\n",
        "// }\n"
    );

    private static readonly Gen<(string Before, string Signature, string After)> Kinds = Gen.OneOf(
        ("void ", "()", " "),
        (
            "template <class T, int N = (1 > 0)>\nstatic inline T* ",
            "(const T&, std::map<int, T>)",
            " noexcept(true) "
        ),
        ("[[nodiscard]] auto ", "(int, ...)", " -> std::vector<int>\n"),
        ("std::function<void(int)> ", "(F(*)(int))", "\n"),
        ("unsigned long long ", "(unsigned int, char*[])", " EXCLUDES(mutex_) ")
    );

    private static readonly Gen<(string Text, int Count)> Function = Gen.Select(
        Kinds,
        Statement.Array[0, 4],
        (kind, body) =>
            ($"{kind.Before}NAME{kind.Signature}{kind.After}{{\n{string.Concat(body)}}}\n", 1)
    );

    [Fact]
    public void All_functions_and_no_others_are_found_where_they_are() =>
        Gen.Select(
                Gen.Int[0, 3],
                Function.Array[0, 3],
                Noise.Array[0, 4],
                Function.Array[0, 3],
                Gen.Bool
            )
            .Sample(
                (depth, first, noise, second, isClass) =>
                {
                    var text = "";
                    var names = new List<string>();
                    for (var level = 0; level < depth; level++)
                    {
                        text +=
                            isClass && level == depth - 1
                                ? "class API K final : public Base<int> {\npublic:\n"
                                : $"namespace n{level} {{\n";
                    }

                    var inner = isClass && depth > 0;
                    var lines = new List<LineRange>();
                    foreach (var (one, _) in first)
                    {
                        Add(one);
                    }

                    text += inner ? "" : string.Concat(noise);
                    foreach (var (one, _) in second)
                    {
                        Add(one);
                    }

                    text += string.Concat(Enumerable.Repeat("};\n", depth));
                    var read = LanguagePacks.Named("cpp").Read("a.cpp", text);
                    Assert.Null(read.Fault);
                    Assert.Equal(names, read.Members.Select(one => one.Name.Split("::")[^1]));
                    Assert.Equal(lines, read.Members.Select(one => one.Lines));

                    void Add(string function)
                    {
                        var start = text.Count(one => one == '\n') + 1;
                        names.Add($"f{names.Count}");
                        text += function.Replace("NAME", names[^1], StringComparison.Ordinal);
                        lines.Add(new(start, text.Count(one => one == '\n')));
                    }
                }
            );
}
