using System.Collections.Concurrent;
using System.Diagnostics;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Cpp.Observing;
using PieBot.Core.Targets;
using PieBot.Workers;

namespace PieBot.Core.Tests.Languages.Cpp;

/// <summary>Functions that note their calls, compiled by g++ and run.</summary>
public sealed class ObservedFunctionsTests
{
    private const string Source = """
        #include <functional>
        #include <map>
        #include <memory>
        #include <stdexcept>
        #include <string>
        #include <unordered_set>
        #include <vector>
        namespace n {
        struct Size { int width; std::string name; std::vector<double> rows; };
        struct Board { int cells[3]; int other; };
        std::function<int(int)> adder(int a) { return [a](int b) { return a + b; }; }
        auto deduced(int a) { return [a](int b) { return a * b; }; }
        std::vector<int> doubled(const std::vector<int>& values) { std::vector<int> all; for (int one : values) all.push_back(one * 2); return all; }
        Size made(int width) { return {width, "x", {1.5}}; }
        static std::unique_ptr<Size> held() { return std::make_unique<Size>(Size{1, "y", {}}); }
        void fill(std::vector<int>& out, int n = 2) { for (int i = 0; i < n; i++) out.push_back(i); }
        int thrown(int x) { if (x > 1) throw std::runtime_error("x"); return x; }
        template <typename T> T same(T value) { return value; }
        std::unordered_set<int> hashed() { return {3, 1, 2}; }
        std::map<std::string, int>& shared() { static std::map<std::string, int> all{{"a", 1}}; return all; }
        int recursive(int n) { return n == 0 ? 0 : 1 + recursive(n - 1); }
        }
        struct C { int x; C(int y) : x{y} {} int get() const { return x; } bool operator==(const C& other) const { return x == other.x; } };
        int main()
        {
            n::adder(1)(2);
            n::deduced(2)(3);
            n::doubled({1, 2});
            n::made(4);
            n::held();
            std::vector<int> out;
            n::fill(out);
            try { n::thrown(2); } catch (const std::exception&) {}
            n::same(std::string("s"));
            n::hashed();
            n::shared()["b"] = 2;
            n::recursive(3);
            n::adder(9);
            return C(3).get() == 3 ? 0 : 1;
        }

        """;

    [Fact]
    public void Tells_what_functions_return_throw_and_change()
    {
        CppTools.MustBeThere();

        Assert.Equal(
            [
                "1 → (2) gives 3 compared lazy",
                "2 → (3) gives 6 compared lazy",
                "[1, 2] → [2, 4] compared",
                "4 → {4, \"x\", [1.5]} compared",
                " → {1, \"y\", []} compared",
                "[], 2 → arguments become ([0, 1], _) compared",
                "2 → throws St13runtime_error compared",
                "\"s\" → \"s\" compared",
                " → [1, 2, 3] compared",
                " → [{\"a\", 1}] compared",
                "3 → 3 compared",
                "9 → nothing lazy",
                " → 3 compared",
            ],
            Run(Source)
                .Select(call =>
                    $"{call.Arguments} → {call.Outcome}{(call.Compared ? " compared" : "")}{(call.Lazy ? " lazy" : "")}"
                )
        );
    }

    [Theory]
    [InlineData("return a + b;", "return a + b + 1;", "(2) gives 3 → (2) gives 4")]
    [InlineData("one * 2", "one * 3", "[2, 4] → [3, 6]")]
    [InlineData(
        "{width, \"x\", {1.5}}",
        "{width, \"z\", {1.5}}",
        "{4, \"x\", [1.5]} → {4, \"z\", [1.5]}"
    )]
    [InlineData(
        "out.push_back(i)",
        "out.push_back(i + 1)",
        "arguments become ([0, 1], _) → arguments become ([1, 2], _)"
    )]
    public void A_wrong_edit_shows(string right, string wrong, string difference)
    {
        CppTools.MustBeThere();
        var baseline = Run(Source);

        var different = Observation
            .Of(baseline, baseline, Run(Source.Replace(right, wrong, StringComparison.Ordinal)))
            .Different;

        Assert.Contains(
            different.Values,
            call => $"{call.Baseline} → {call.Candidate}" == difference
        );
    }

    [Fact]
    public void Objects_that_cannot_be_taken_apart_are_told_without_their_fields()
    {
        CppTools.MustBeThere();
        const string source = """
            struct Board { int cells[3]; int other; };
            Board made(int x) { return {{x, x, x}, 1}; }
            int main() { return made(2).other - 1; }

            """;

        Assert.Null(TryRun(source, ObservedDepth.Full));
        // By its bytes, since it has no gaps.
        Assert.Equal(
            "<02000000020000000200000001000000>",
            Assert.Single(TryRun(source, ObservedDepth.Plain)!).Outcome
        );
    }

    private const string Stateful = """
        #include <cstdint>
        #include <iomanip>
        #include <map>
        #include <sstream>
        #include <string>
        #include <vector>
        class Random
        {
            std::uint64_t state_;
        public:
            explicit Random(std::uint64_t seed) : state_(seed) {}
            int below(int limit) { state_ = state_ * 6364136223846793005ULL + 1; return static_cast<int>((state_ >> 33) % limit); }
        };
        class Money
        {
            std::string text_;
        public:
            explicit Money(int cents) : text_(std::to_string(cents)) {}
            friend std::ostream &operator<<(std::ostream &to, const Money &money) { return to << money.text_; }
        };
        class Table
        {
            std::map<std::string, int> known_;
            int hits_ = 0, misses_{0};
            std::vector<int> scratch_;
        public:
            int size = 0;
            int hits() const { return hits_; }
            static int twice(int n) { return 2 * n; }
            int find(const std::string &name);
        };
        int Table::find(const std::string &name)
        {
            scratch_.push_back(1);
            misses_++;
            size = 2;
            hits_ += 1;
            return known_[name];
        }
        int drawn(Random &random) { return random.below(10) < 100; }
        Money priced(int cents) { return Money(cents); }
        int summed(const std::vector<int> &values) { int sum = 0; for (int one : values) sum += one; return sum; }
        template <typename It> int least(It first, It last) { int all = *first; for (; first != last; ++first) if (*first < all) all = *first; return all; }
        void written(std::ostream &out) { out << std::setprecision(3) << 1.5; }
        int main()
        {
            Random random(1);
            drawn(random);
            priced(5);
            std::vector<int> values{3, 1, 2};
            summed(values);
            least(values.begin(), values.end());
            std::ostringstream out;
            written(out);
            Table table;
            table.find("a");
            return 0;
        }

        """;

    /// <summary>What a caller keeps in hand: the state of a generator, a stream's format, what an object shows of itself.</summary>
    [Theory]
    [InlineData(
        "int drawn(Random &random) { return random.below(10)",
        "int drawn(Random &random) { Random own = random; return own.below(10)"
    )]
    [InlineData("return Money(cents);", "return Money(cents + 1);")]
    [InlineData("std::setprecision(3) << 1.5", "1.5")]
    [InlineData("<< 1.5", "<< 1.5 << ' '")]
    [InlineData("hits_ += 1;", "")]
    [InlineData(
        "int sum = 0;",
        "int sum = 0; const_cast<std::vector<int> &>(values).push_back(0);"
    )]
    [InlineData("int all = *first;", "int all = *first; *first = 9; all = 1;")]
    [InlineData("size = 2;", "")]
    public void A_change_of_state_shows(string right, string wrong)
    {
        var seen = Edited(right, wrong);

        Assert.Single(seen.Different);
    }

    /// <summary>How an object keeps what nobody sees is its own affair.</summary>
    [Theory]
    [InlineData("scratch_.push_back(1);", "")]
    [InlineData(
        "for (; first != last; ++first) if (*first < all) all = *first;",
        "for (It one = first; one != last; ++one) if (*one < all) all = *one;"
    )]
    [InlineData("misses_++;", "")]
    public void What_an_object_keeps_to_itself_may_change(string right, string other)
    {
        var seen = Edited(right, other);

        Assert.Empty(seen.Different);
        Assert.True(seen.Compared > 3, $"{seen.Compared}");
    }

    private static Observation Edited(string right, string other)
    {
        CppTools.MustBeThere();
        var baseline = Run(Stateful);
        return Observation.Of(
            baseline,
            baseline,
            Run(Stateful.Replace(right, other, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("Table::find", "hits_ size")]
    [InlineData("Table::twice", "")]
    [InlineData("Table::hits", "hits_ size")]
    [InlineData("Nobody::find", "")]
    [InlineData("drawn", "")]
    public void Fields_that_show_are_public_or_handed_out(string function, string fields) =>
        Assert.Equal(fields, string.Join(' ', CppFields.Seen("", "a.cpp", Stateful, function)));

    [Fact]
    public void A_class_is_found_in_the_headers_that_a_file_includes()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "include", "kit"));
        File.WriteAllText(
            Path.Combine(folder.Path, "include", "kit", "box.h"),
            "class Box { std::vector<std::pair<int, int>> all_; int *at_ = nullptr, sum_ = 1; public: auto &all() { return this->all_; } int sum() const { return sum_; } int add(int n); };"
        );
        const string text = "#include \"kit/box.h\"\nint Box::add(int n) { return sum_ += n; }";

        Assert.Equal(
            ["all_", "sum_"],
            CppFields.Seen(folder.Path, "src/box.cpp", text, "Box::add")
        );
    }

    [Theory]
    [InlineData("int f(int a, const std::string& b) { return a; }", "int(a, b)")]
    [InlineData(
        "std::vector<std::pair<int, int>> n::C<int>::f(std::map<int, int> m = {}) const { return {}; }",
        "std::vector<std::pair<int, int>>(m)"
    )]
    [InlineData(
        "template <class T, class U = std::vector<T>> static inline U f(const T *a, int b[3]) { return {}; }",
        "U(a, b)"
    )]
    [InlineData(
        "auto f(int, Foo, const Foo, unsigned long) -> std::string { return {}; }",
        "std::string()"
    )]
    [InlineData("void f(std::function<int(int)> g, int (*h)(int)) { }", "void(g)")]
    [InlineData("LIB_FN bool f(int a) { return a; }", "bool(a)")]
    [InlineData("static LIB_FN const char* f() { return 0; }", "const char*()")]
    // These may be the type.
    [InlineData("DWORD f() { return 0; }", "DWORD()")]
    [InlineData("HRESULT STDCALL f() { return 0; }", "HRESULT STDCALL()")]
    [InlineData("constexpr int f() { return 1; }", null)]
    [InlineData("bool operator<(A a, A b) { return true; }", null)]
    [InlineData("int main() { return 0; }", null)]
    public void Reads_what_stands_before_a_body(string text, string? expected)
    {
        var tokens = CppLexer.Tokens(text);
        var open = tokens
            .Index()
            .First(one => one.Item.Is("{") && !tokens[one.Index - 1].Is("="))
            .Index;
        var signature = CppSignature.Of(text, tokens.Take(open).ToList());

        Assert.Equal(
            expected,
            signature is null
                ? null
                : $"{signature.Returns}({string.Join(", ", signature.Parameters)})"
        );
    }

    private static IReadOnlyList<ObservedCall> Run(string source) =>
        TryRun(source, ObservedDepth.Full)
        ?? throw new InvalidOperationException("does not compile");

    // The same text, compiled and run once, serves all rows that hold an edit of it against it.
    private static readonly ConcurrentDictionary<
        (string Source, ObservedDepth Depth),
        Lazy<IReadOnlyList<ObservedCall>?>
    > Runs = new();

    // Null when it does not compile.
    private static IReadOnlyList<ObservedCall>? TryRun(string source, ObservedDepth depth) =>
        Runs.GetOrAdd(
            (source, depth),
            one => new(() => CompileAndRun(one.Source, one.Depth))
        ).Value;

    private static IReadOnlyList<ObservedCall>? CompileAndRun(string source, ObservedDepth depth)
    {
        using var folder = new TemporaryFolder();
        var members = LanguagePacks
            .Named("cpp")
            .Members("a.cpp", source)
            .ToDictionary(one => one.Id);
        var (text, observed) = CppObserver.Instrument(
            "a.cpp",
            source,
            members.Keys,
            id => CppFields.Seen(folder.Path, "a.cpp", source, members[id].Name)
        );
        Assert.True(observed > 0);
        var file = Path.Combine(folder.Path, "a.cpp");
        File.WriteAllText(
            file,
            CppObserver.Including(CppObserver.Header(folder.Path), text, depth)
        );
        var program = Path.Combine(folder.Path, "a");
        if (Start("g++", ["-std=c++17", file, "-o", program], []) != 0)
        {
            return null;
        }

        var calls = Path.Combine(folder.Path, "calls");
        Assert.Equal(0, Start(program, [], new() { ["PIEBOT_OBSERVE_FILE"] = calls }));
        return ObservedLines.Read(calls, "test");
    }

    private static int Start(string program, string[] arguments, Dictionary<string, string> set)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        foreach (var (name, value) in set)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
