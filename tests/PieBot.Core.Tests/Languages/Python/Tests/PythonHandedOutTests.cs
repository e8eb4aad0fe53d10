using PieBot.Core.Engine.Checks;
using PieBot.Core.Languages.Python.Tests;
using PieBot.Core.Proposals;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Python.Tests;

/// <summary>A real repository: edits of functions that leave work for later or change what they are given, whose tests look at less than that.</summary>
public sealed class PythonHandedOutTests(PythonHandedOutTests.Fixture fixture)
    : IClassFixture<PythonHandedOutTests.Fixture>
{
    [Theory]
    [InlineData("generator", "3, 2, 1, end at the baseline and 3, 2, end")]
    [InlineData("coroutine", "[2] at the baseline and [3]")]
    [InlineData("closure", "(2) gives 3 at the baseline and (2) gives 4")]
    [InlineData("property", "Size(height=2, width=1) at the baseline and Size(height=3, width=1)")]
    [InlineData("made", "Size(height=4, width=4) at the baseline and Size(height=4, width=5)")]
    [InlineData("filled", "arguments become ([0, 1], 2) at the baseline")]
    [InlineData("changed", "self becomes Size(height=2, width=2)")]
    [InlineData("silent", "what its arguments hold becomes ([4, 5]) at the baseline")]
    [InlineData("aliased", "[3] at the baseline and argument 1 itself, which is [3]")]
    [InlineData("uncounted", "self becomes Size closed=1 total=3")]
    [InlineData("unkept", "self becomes <Shop> _log=Size(height=1, width=3) at the baseline")]
    [InlineData("unread", "what its arguments hold becomes (0) at the baseline")]
    [InlineData("unclosed", "what its arguments hold becomes (1, 0)")]
    [InlineData("undrawn", "arguments become (Random ")]
    [InlineData("unstored", "skipped becomes 2 at the baseline")]
    [InlineData("unprinted", "prints 'over', 7")]
    [InlineData("unlogged", "logs WARNING 'over %d'")]
    [InlineData("othertype", "{'a': 2} at the baseline and defaultdict{'a': 2}")]
    [InlineData("errorfield", "raises PriceError('no price') position=3 from ValueError at the")]
    [InlineData("errorcause", "raises PriceError('no price') position=3 from ValueError at the")]
    [InlineData("errorwords", "raises ValueError('row 1') at the baseline")]
    [InlineData("bounded", "deque(at most 2)[2, 3] at the baseline and deque[2, 3]")]
    [InlineData("unaudited", "_audit becomes [1, 2] at the baseline")]
    [InlineData("unwarned", "warns slow 2")]
    [InlineData("secretive", "Poly(_parts=[1, 4]) at the baseline and Poly(_parts=[1, 5])")]
    [InlineData("attribute", "its own attributes become ('hits', 1)")]
    [InlineData("readable", "self becomes Cart(owner=Person(points=1))")]
    [InlineData("inner", "shares 1 object with what it was given or keeps")]
    [InlineData("remembered", "what a call gave before, which is [3, 3, 3]")]
    [InlineData("written", "the file of argument 1 becomes b'ab' at the baseline")]
    [InlineData("stamped", "'<uuid>', <now>, 5] at the baseline")]
    [InlineData("reordered", "its arguments are ({'b': 2, 'a': 1}) in the end")]
    [InlineData("long", "which differ beyond what is shown")]
    [InlineData("last", "of each call beyond the first 500")]
    [InlineData("unordered", "] at the baseline and ['")]
    [InlineData("greedy", "its arguments have (2) left at the baseline")]
    public void Names_the_call_that_differs_where_no_test_looks(string candidate, string words)
    {
        var observed = fixture.Observed(candidate);

        var different = Assert.IsType<Observed.Different>(observed);
        Assert.Contains(words, different.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expression")]
    [InlineData("shuffled")]
    [InlineData("fixed")]
    // What an object keeps beside what others know.
    [InlineData("kept")]
    public void Another_way_to_the_same_is_no_difference(string candidate)
    {
        var observed = fixture.Observed(candidate);

        Assert.True(observed is Observed.Same { Calls: > 0 }, $"{observed}");
    }

    [Theory]
    [InlineData("def f(x):\n    return lambda y: x + y\n", true)]
    [InlineData("def f(x):\n    def g(y):\n        return y\n    return g\n", true)]
    [InlineData("def f(x):\n    return (y for y in x)\n", true)]
    [InlineData("def f(x):\n    return map(str, x)\n", true)]
    [InlineData("async def f(x):\n    return x\n", true)]
    [InlineData("def f(x):\n    return sorted(x, key=lambda y: -y)\n", false)]
    [InlineData("def f(x):\n    return [y for y in x]\n", false)]
    [InlineData("def f(x):\n    return x\n", false)]
    public void Text_tells_what_is_left_for_later(string text, bool later) =>
        Assert.Equal(later, LaterWork.IsIn(text));

    public sealed class Fixture : IAsyncLifetime
    {
        private const string Path = "lib/w.py";

        // What they change shows in the calls of others, or in another order of sets.
        private static readonly string[] s_alone =
        [
            "property",
            "changed",
            "kept",
            "made",
            "uncounted",
            "unclosed",
            "unordered",
            "shuffled",
        ];

        private const string Source = """
            import asyncio
            import collections
            import contextlib
            import datetime
            import logging
            import uuid
            import warnings


            class Size:
                total = 0
                closed = 0

                def __enter__(self):
                    return self

                def __exit__(self, *error):
                    Size.closed += 1

                @classmethod
                def count(cls, n):
                    for _ in range(n):
                        cls.total += 1

                def __init__(self, width=1, height=1):
                    self.width = width
                    self.height = height

                @property
                def higher(self):
                    return Size(self.width, self.height + 1)

                def grow(self):
                    self.width += 1


            class Shop:
                def __init__(self):
                    self._log = Size()

                def sell(self, n):
                    for _ in range(n):
                        self._log.width += 1
                    return n


            def down(n):
                while n > 0:
                    yield n
                    n -= 1


            async def later(x):
                await asyncio.sleep(0)
                return [x + 1]


            def adder(a):
                def add(b):
                    return a + b
                return add


            def square(n):
                return Size(n, n)


            def fill(out, n):
                for i in range(n):
                    out.append(i)


            def visit(values, see):
                for value in values:
                    see(value)
                return len(values)


            def copy(values):
                return list(values)


            def first(values):
                every = [one for one in values]
                return every[0]


            def opened(kind):
                with kind() as one:
                    return one.width


            def draw(rng, n):
                return round(sum(rng.random() for _ in range(n)) / n / 100)


            skipped = 0
            log = logging.getLogger("w")


            def tally(lines):
                global skipped
                skipped += 2
                return len(lines)


            def audit(values):
                for value in values:
                    print("over", value)
                    log.warning("over %d", value)
                return len(values)


            def totals(names):
                found = {}
                for name in names:
                    found[name] = found.get(name, 0) + 1
                return found


            class PriceError(Exception):
                def __init__(self, position):
                    super().__init__("no price")
                    self.position = position


            def price(text):
                try:
                    return int(text)
                except ValueError as error:
                    raise PriceError(len(text)) from error


            def counted(function):
                def wrapper(n):
                    wrapper.hits += 1
                    return function(n)
                wrapper.hits = 0
                return wrapper


            class Person:
                def __init__(self):
                    self._points = 0

                @property
                def points(self):
                    return self._points


            class Cart:
                def __init__(self, owner):
                    self.owner = owner

                def check(self):
                    self.owner._points += 1
                    return 5


            def snapshot(groups):
                return {name: list(one) for name, one in groups.items()}


            _tables = {}


            def table(n):
                return [n] * n


            def pair(n):
                return (n, [n])[0], n


            def write(path, text):
                with open(path, "w") as file:
                    file.write(text)


            def stamp(total):
                return [str(uuid.uuid4()), datetime.datetime.now(), total]


            @contextlib.contextmanager
            def within(settings):
                old = settings["a"]
                settings["a"] = 5
                yield settings
                settings["a"] = old


            def row(n):
                return list(range(n))


            def half(n):
                return n // 2


            def pieces(source):
                for one in source:
                    yield one


            def check_rows(rows):
                for at, one in enumerate(rows):
                    if one < 0:
                        raise ValueError("row %d" % at)


            def newest(values):
                return collections.deque(values, maxlen=2)


            _audit = []


            def noting(values):
                for one in values:
                    _audit.append(one)
                return len(values)


            def warn_all(values):
                for one in values:
                    warnings.warn("slow %d" % one)
                return len(values)


            class Poly:
                def __init__(self, parts):
                    self._parts = list(parts)

                def degree(self):
                    return len(self._parts) - 1


            def squares_poly(values):
                return Poly([one * one for one in values])


            def distinct(names):
                return list(dict.fromkeys(names))


            def letters(names):
                return [one.upper() for one in {*names}]

            """;

        private readonly Dictionary<string, Observed> _observed = [];

        internal Observed Observed(string name) => _observed[name];

        public async ValueTask InitializeAsync()
        {
            using var git = await TinyGit.CreateAsync();
            git.Write("lib/__init__.py", "");
            git.Write(Path, Source);
            git.Write(
                "tests/test_w.py",
                """
                import asyncio
                import random
                import tempfile
                from lib import w

                def test_down():
                    assert len(list(w.down(3))) > 1

                def test_later():
                    assert asyncio.run(w.later(1))

                def test_adder():
                    assert w.adder(1)(2) > 0

                def test_size():
                    size = w.Size(1, 1)
                    assert size.higher.width == 1
                    size.grow()
                    assert w.square(4).height == 4

                def test_fill():
                    out = []
                    w.fill(out, 2)
                    assert len(out) == 2

                def test_half():
                    assert all(w.half(n) >= 0 for n in range(700))

                def test_more():
                    out = []
                    assert w.visit([4, 5], out.append) == 2
                    assert w.copy([3]) == [3]
                    assert w.first(iter([7, 8])) == 7
                    assert w.opened(w.Size) == 1
                    w.Size.count(3)
                    assert w.Shop().sell(2) == 2
                    assert w.draw(random.Random(1), 9) == 0

                def test_even_more():
                    assert w.tally("ab") == 2
                    assert w.audit([7]) == 1
                    assert w.totals("aa") == {"a": 2}
                    try:
                        w.price("abc")
                    except w.PriceError:
                        pass
                    double = w.counted(lambda n: 2 * n)
                    assert double(4) == 8 and double.hits < 2
                    assert w.Cart(w.Person()).check() == 5
                    assert w.snapshot({"a": [1]}) == {"a": [1]}
                    with tempfile.NamedTemporaryFile() as file:
                        w.write(file.name, "ab")
                        assert file.read() > b""
                    assert w.stamp(5)[2] > 0
                    settings = {"a": 1, "b": 2}
                    with w.within(settings):
                        assert settings["a"] == 5
                    assert settings["a"] == 1
                    assert len(w.row(12000)) == 12000
                    assert next(w.pieces(iter([1, 2, 3]))) == 1
                    try:
                        w.check_rows([3, -1])
                    except ValueError:
                        pass
                    assert list(w.newest([1, 2, 3]))[-2:] == [2, 3]
                    assert len(w.distinct(["d", "e", "f"])) == 3
                    assert len(w.letters(["d", "e", "f"])) == 3
                    assert w.noting([1, 2]) == 2
                    assert w.table(3) == w.table(3)
                    assert w.pair(3) == w.pair(3)
                    assert w.warn_all([2]) == 1
                    assert w.squares_poly([1, 2]).degree() == 1
                """
            );
            var head = await git.CommitAsync();
            Candidate[] candidates =
            [
                Of("generator", "while n > 0", "    while n > 1:"),
                Of("expression", "while n > 0", "    yield from range(n, 0, -1)", 3),
                Of("coroutine", "return [x + 1]", "    return [x + 2]"),
                Of("closure", "return a + b", "        return a + b + 1"),
                Of(
                    "property",
                    "return Size(self.width",
                    "        return Size(self.width, self.height + 2)"
                ),
                Of("made", "return Size(n, n)", "    return Size(n + 1, n)"),
                Of("filled", "out.append(i)", "        out.append(i + 1)"),
                Of("silent", "see(value)", "        pass"),
                Of("aliased", "return list(values)", "    return values"),
                Of("unkept", "self._log.width += 1", "            pass"),
                Of("unread", "every = [", "    every = [next(values)]"),
                Of("unclosed", "with kind() as one", "    for one in [kind()]:"),
                Of("uncounted", "cls.total += 1", "            pass"),
                Of("undrawn", "return round(", "    return round(rng.random() / 100)"),
                Of("unstored", "skipped += 2", "    pass"),
                Of("unprinted", "print(\"over\"", "        pass"),
                Of("unlogged", "log.warning(", "        pass"),
                Of("othertype", "found = {}", "    found = collections.defaultdict(int)"),
                Of("errorfield", "raise PriceError", "        raise PriceError(0) from error"),
                Of("errorcause", "raise PriceError", "        raise PriceError(len(text))"),
                Of("attribute", "wrapper.hits += 1", "        pass"),
                Of("readable", "self.owner._points += 1", "        pass"),
                Of("inner", "return {name: list(one)", "    return dict(groups)"),
                Of("remembered", "return [n] * n", "    return _tables.setdefault(n, [n] * n)"),
                Of("fixed", "return (n, [n])[0], n", "    return _tables.setdefault(-n, (n, n))"),
                Of("written", "file.write(text)", "        file.write(text[:1])"),
                Of(
                    "stamped",
                    "return [str(uuid",
                    "    return [str(uuid.uuid4()), datetime.datetime.now(), total + 1]"
                ),
                Of(
                    "reordered",
                    "settings[\"a\"] = old",
                    "    del settings[\"a\"]; settings[\"a\"] = old"
                ),
                Of(
                    "long",
                    "return list(range(n))",
                    "    return list(range(11000)) + [0] * (n - 11000)"
                ),
                Of("last", "return n // 2", "    return n // 2 if n < 650 else 1"),
                Of(
                    "errorwords",
                    "raise ValueError(\"row",
                    "            raise ValueError(\"row 0\")"
                ),
                Of(
                    "bounded",
                    "return collections.deque",
                    "    return collections.deque(values[-2:])"
                ),
                Of("unaudited", "_audit.append(one)", "        pass"),
                Of("unwarned", "warnings.warn(", "        pass"),
                Of(
                    "secretive",
                    "return Poly([",
                    "    return Poly([one * one + (one > 1) for one in values])"
                ),
                // In the usual order of sets its letters stand in theirs.
                Of("unordered", "return list(dict", "    return list(set(names))"),
                Of("shuffled", "for one in {*names}", "    return list(map(str.upper, {*names}))"),
                Of("greedy", "for one in source", "    for one in list(source):"),
                Of("changed", "self.width += 1", "        self.width += 1; self.height += 1"),
                Of(
                    "kept",
                    "self.width += 1",
                    "        self.width += 1; self.widest = [self.width]"
                ),
            ];
            await using var prepared = await PreparedRepository.CreateAsync(
                git.Root,
                head,
                candidates
            );
            foreach (var candidate in candidates.Where(one => s_alone.Contains(one.Id)))
            {
                _observed.Add(candidate.Id, await prepared.ObserveAsync(candidate));
            }

            // Of several edits of one function each has a build of its own.
            var together = candidates.Where(one => !s_alone.Contains(one.Id)).ToList();
            var edits = together
                .GroupBy(one => one.TargetId)
                .Select(some => some.ToList())
                .ToList();
            for (var turn = 0; edits.Any(some => some.Count > turn); turn++)
            {
                var observed = await prepared.ObserveTogetherAsync(
                    edits.Where(some => some.Count > turn).Select(some => some[turn]).ToList()
                );
                foreach (var (id, one) in observed)
                {
                    _observed.Add(id, one);
                }
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static Candidate Of(string id, string words, string replacement, int lines = 1)
        {
            var at =
                Source
                    .Split('\n')
                    .Index()
                    .Single(line => line.Item.Contains(words, StringComparison.Ordinal))
                    .Index + 1;
            var member = LanguagePacks
                .Named("python")
                .Members(Path, Source)
                .Where(one => one.Lines.Start <= at && at <= one.Lines.End)
                .MinBy(one => one.Lines.End - one.Lines.Start)!;
            return LineCandidate.Of(id, member, Source, new(at, at + lines - 1), replacement);
        }
    }
}
