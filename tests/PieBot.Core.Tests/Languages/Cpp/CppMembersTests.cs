using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class CppMembersTests
{
    [Theory]
    [InlineData("int f(int a) { return a; }", "f(int)", "f")]
    [InlineData(
        "static inline int f(const char* s, int n[]) { return 0; }",
        "f(const char*, int[])",
        "f"
    )]
    [InlineData("namespace a::b { void f() {} }", "a::b::f()", "f")]
    [InlineData("namespace { namespace a { void f() {} } }", "a::f()", "f")]
    [InlineData("extern \"C\" { void f(void) {} }", "f(void)", "f")]
    [InlineData("extern \"C\" int f() { return 1; }", "f()", "f")]
    [InlineData("struct A { int f() const { return 1; } };", "A::f() const", "A::f")]
    [InlineData(
        "class API(x) A final : public B<int(int)> { public: void f() override {} };",
        "A::f()",
        "A::f"
    )]
    [InlineData(
        "int A::B::f(std::map<int, int> m, int k = 3) const noexcept(true) { return k; }",
        "A::B::f(std::map<int, int>, int) const",
        "B::f"
    )]
    [InlineData(
        "template <class T> A<T>::A(T x) : a_(x), b_{x}, c_{1, 2} { go(); }",
        "A::A(T)",
        "A::A"
    )]
    [InlineData("A::A(int x) try : a_(x) { } catch (...) { throw; }", "A::A(int)", "A::A")]
    [InlineData("A::~A() { }", "A::~A()", "A::~A")]
    [InlineData(
        "struct A { A() = default; explicit A(int x) : x(x) {} int x; };",
        "A::A(int)",
        "A::A"
    )]
    [InlineData(
        "struct A { bool operator()(int x) const { return x; } };",
        "A::operator()(int) const",
        "A::operator()"
    )]
    [InlineData(
        "A& A::operator=(const A& other) { return *this; }",
        "A::operator=(const A&)",
        "A::operator="
    )]
    [InlineData(
        "A::operator std::string() const { return {}; }",
        "A::operator std::string() const",
        "A::operator std::string"
    )]
    [InlineData(
        "std::ostream& operator<<(std::ostream& o, const A&) { return o; }",
        "operator<<(std::ostream&, const A&)",
        "operator<<"
    )]
    [InlineData(
        "unsigned operator\"\"_km(unsigned long long x) { return x; }",
        "operator\"\"_km(unsigned long long)",
        "operator\"\"_km"
    )]
    [InlineData("auto f(int x) -> std::function<void(int)> { return {}; }", "f(int)", "f")]
    [InlineData("std::function<void(int)> f(F (*g)(int)) { return {}; }", "f(F(*g)(int))", "f")]
    [InlineData("[[nodiscard]] __attribute__((noinline)) int f() { return 1; }", "f()", "f")]
    [InlineData("struct Type f(struct Type *t) { return *t; }", "f(struct Type*)", "f")]
    [InlineData(
        "template <class T, class = std::enable_if_t<(sizeof(T) > 4)>> requires requires (T t) { t.x(); } int f(T t) { return 1; }",
        "f(T)",
        "f"
    )]
    [InlineData("#if 0\nint g() { }\n#endif\nint f() { return '{' + '\\''; } // }", "f()", "f")]
    [InlineData(
        "#ifdef X\nint f(int a) {\n#else\nint f(long a) {\n#endif\nreturn a; }",
        "f(int)",
        "f"
    )]
    [InlineData("auto s = R\"x(int g() { )\" )x\"; int f() { return 1'000; }", "f()", "f")]
    [InlineData("#define M(x) \\\n int x() { return 1; }\nint f() { return 1; }", "f()", "f")]
    [InlineData(
        "class Q { Q_OBJECT\npublic:\n int f() { return [] { return 1; }(); } };",
        "Q::f()",
        "Q::f"
    )]
    [InlineData("enum class E : int { a, b }; int f() { return 1; }", "f()", "f")]
    [InlineData("static const int table[] = { 1, 2 }; int f() { return 1; }", "f()", "f")]
    public void Finds_a_function_by_its_signature(string code, string signature, string name)
    {
        var found = Assert.Single(LanguagePacks.Named("cpp").Members("a.cpp", code));
        Assert.Equal($"a.cpp::{signature}", found.Id);
        Assert.Equal(name, found.Name);
    }

    [Theory]
    [InlineData("TEST(A, b) { int x = 1; }")]
    [InlineData("auto f = [](int x) { return x; };")]
    [InlineData("int f(int); struct A; struct B { int f(); };")]
    [InlineData("DEFINE_X(a) DEFINE_Y(b) { }")]
    [InlineData("std::vector<int> v{1, 2}, w{3};")]
    [InlineData("concept C = requires(T t) { t.x(); };")]
    public void What_is_no_function_or_may_be_a_macro_is_left_alone(string code) =>
        Assert.Empty(LanguagePacks.Named("cpp").Members("a.cpp", code));

    [Fact]
    public void Lines_hold_the_template_line_the_attributes_and_the_handlers()
    {
        const string code = """
            #include <x>

            // About f.
            template <class T>
            [[nodiscard]]
            int f(T t)
            try
            {
                return 1;
            }
            catch (int)
            {
                return 2;
            }
            int g() { return 1; }
            """;
        var members = LanguagePacks.Named("cpp").Members("a.cpp", code);
        Assert.Equal([new(4, 14), new(15, 15)], members.Select(one => one.Lines));
    }

    [Fact]
    public void Brackets_that_do_not_match_are_named()
    {
        var read = LanguagePacks.Named("cpp").Read("a.cpp", "int f() { if (x) { }");
        Assert.Empty(read.Members);
        Assert.Contains("brackets do not match", read.Fault);
    }

    [Fact]
    public void Equal_signatures_are_told_apart_by_their_order() =>
        Assert.Equal(
            ["a.h::f(int)", "a.h::f(int)#2"],
            LanguagePacks
                .Named("cpp")
                .Members(
                    "a.h",
                    "#if A\nint f(int x) { return 1; }\n#else\nint f(int) { return 2; }\n#endif"
                )
                .Select(one => one.Id)
        );
}
