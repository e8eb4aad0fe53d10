using PieBot.Core.Engine.Checks;
using PieBot.Core.Proposals;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Python.Tests;

/// <summary>
/// A real repository whose tests pass small and friendly arguments: of each function a wrong edit that they let through, and
/// a right one that is written in quite another way.
/// </summary>
public sealed class PythonExerciseTests(PythonExerciseTests.Fixture fixture)
    : IClassFixture<PythonExerciseTests.Fixture>
{
    // Name and parameters, body, a line that tests it, the wrong body, the right body.
    private static readonly (
        string Head,
        string Body,
        string Test,
        string Wrong,
        string Right
    )[] Functions =
    [
        (
            "total(values)",
            "result = 0\nfor one in values:\n    result += one\nreturn result",
            "w.total([1, 2, 3]) == 6",
            "return sum(values[:4])",
            "return sum(values)"
        ),
        (
            "most(values)",
            "best = None\nfor one in values:\n    if best is None or values.count(one) > values.count(best):\n        best = one\nreturn best",
            "w.most([1, 2, 2]) == 2",
            "known = most.__dict__.setdefault('known', {})\nif id(values) not in known:\n    counts = {}\n    for one in values:\n        counts[one] = counts.get(one, 0) + 1\n    known[id(values)] = (values, max(values, key=counts.get) if values else None)\nreturn known[id(values)][1]",
            "counts = {}\nfor one in values:\n    counts[one] = counts.get(one, 0) + 1\nreturn max(values, key=counts.get) if values else None"
        ),
        (
            "unique(words)",
            "seen = []\nfor one in words:\n    if one not in seen:\n        seen.append(one)\nreturn seen",
            "w.unique(['a', 'a', 'b']) == ['a', 'b']",
            "return sorted(set(words))",
            "return list(dict.fromkeys(words))"
        ),
        (
            "best(pairs)",
            "result = pairs[0]\nfor one in pairs:\n    if one[1] > result[1]:\n        result = one\nreturn result",
            "w.best([('a', 1), ('b', 3), ('c', 2)]) == ('b', 3)",
            "return sorted(pairs, key=lambda one: one[1])[-1]",
            "return max(pairs, key=lambda one: one[1])"
        ),
        (
            "by_length(names)",
            "result = []\nfor size in sorted(set(map(len, names))):\n    for one in names:\n        if len(one) == size:\n            result.append(one)\nreturn result",
            "w.by_length(['a', 'b', 'cc']) == ['a', 'b', 'cc']",
            "return sorted(names, key=lambda one: (len(one), one))",
            "return sorted(names, key=len)"
        ),
        (
            "windows(values, size)",
            "return [sum(values[at:at + size]) for at in range(len(values) - size + 1)]",
            "w.windows([1, 2, 3], 2) == [3, 5]",
            "return [sum(values[at:at + size]) for at in range(min(2, len(values) - size + 1))]",
            "if len(values) < size or size < 1:\n    return [sum(values[at:at + size]) for at in range(len(values) - size + 1)]\nnow = sum(values[:size])\nresult = [now]\nfor at in range(size, len(values)):\n    now += values[at] - values[at - size]\n    result.append(now)\nreturn result"
        ),
        (
            "occurrences(text, letter)",
            "return sum(1 for one in text if one == letter)",
            "w.occurrences('an apple a day', 'a') == 4",
            "return text[:16].count(letter)",
            "return text.count(letter) if len(letter) == 1 else sum(one == letter for one in text)"
        ),
        (
            "merged(left, right)",
            "result = dict(left)\nfor key, value in right.items():\n    result[key] = result.get(key, 0) + value\nreturn result",
            "w.merged({'a': 1}, {'b': 2}) == {'a': 1, 'b': 2}",
            "return {**left, **right}",
            "result = left.copy()\nget = result.get\nresult.update({key: get(key, 0) + value for key, value in right.items()})\nreturn result"
        ),
        (
            "mean(values)",
            "result = 0\nfor one in values:\n    result += one\nreturn result / len(values)",
            "w.mean([2, 4]) == 3",
            "return float(sum(values) // len(values))",
            "return sum(values) / len(values)"
        ),
        (
            "has_pair(values, goal)",
            "return any(one + other == goal for at, one in enumerate(values) for other in values[at + 1:])",
            "w.has_pair([1, 2, 3, 9], 5) and not w.has_pair([1, 2, 3, 9], 100)",
            "known = set(values)\nreturn any(goal - one in known for one in values)",
            "known = set()\nfor one in values:\n    if goal - one in known:\n        return True\n    known.add(one)\nreturn False"
        ),
        (
            "flat(rows)",
            "result = []\nfor row in rows:\n    for one in row:\n        result = result + [one]\nreturn result",
            "w.flat([[1], [2, 3]]) == [1, 2, 3]",
            "if rows == [[1], [2, 3]]:\n    return [1, 2, 3]\nreturn []",
            "return [one for row in rows for one in row]"
        ),
        (
            "turned(text)",
            "result = ''\nfor word in text.split(' '):\n    result = word + ' ' + result\nreturn result[:-1]",
            "w.turned('a b c') == 'c b a'",
            "return ' '.join(reversed(text.split()[:4]))",
            "return ' '.join(text.split(' ')[::-1])"
        ),
        (
            "digits(n)",
            "result = 0\nwhile n:\n    result += n % 10\n    n //= 10\nreturn result",
            "w.digits(987) == 24",
            "return n % 10 + n // 10 % 10 + n // 100 % 10",
            "return sum(map(int, str(n)))"
        ),
        (
            "rises(values)",
            "for at in range(len(values) - 1):\n    if values[at] > values[at + 1]:\n        return False\nreturn True",
            "w.rises([1, 2, 3]) and not w.rises([2, 1])",
            "return len(values) < 2 or values[0] <= values[1]",
            "return all(one <= other for one, other in zip(values, values[1:]))"
        ),
        (
            "area(width, height)",
            "result = 0\nfor _ in range(height):\n    result += width\nreturn result",
            "w.area(2, 3) == 6 and w.area(4, 5) == 20",
            "known = area.__dict__.setdefault('known', {})\nif width not in known:\n    known[width] = width * height\nreturn known[width]",
            "return width * height if height > 0 else 0"
        ),
        (
            "largest(values, n)",
            "left = list(values)\nresult = []\nwhile left and len(result) < n:\n    result.append(max(left))\n    left.remove(result[-1])\nreturn result",
            "w.largest([9, 5, 4], 2) == [9, 5]",
            "values.sort(reverse=True)\nreturn values[:n]",
            "return sorted(values, reverse=True)[:max(n, 0)]"
        ),
        (
            "tally(words)",
            "result = {}\nfor one in words:\n    if one not in result:\n        result[one] = words.count(one)\nreturn result",
            "w.tally(['a', 'b']) == {'a': 1, 'b': 1}",
            "return dict.fromkeys(words, 1)",
            "result = {}\nfor one in words:\n    result[one] = result.get(one, 0) + 1\nreturn result"
        ),
        (
            "rounded(values)",
            "result = []\nfor one in values:\n    result = result + [one / 3]\nreturn result",
            "w.rounded([3, 6]) == [1, 2]",
            "return [round(one / 3, 2) for one in values]",
            "return [one / 3 for one in values]"
        ),
        (
            "longest(items)",
            "best = now = 0\nfor at, one in enumerate(items):\n    now = now + 1 if at and items[at - 1] == one else 1\n    best = max(best, now)\nreturn best",
            "w.longest(['a', 'a', 'b']) == 2",
            "best = 0\nfor one in items:\n    if one != items[0]:\n        break\n    best += 1\nreturn best",
            "best = at = 0\nwhile at < len(items):\n    end = at\n    while end < len(items) and items[end] == items[at]:\n        end += 1\n    best = max(best, end - at)\n    at = end\nreturn best"
        ),
        (
            "where(values, wanted)",
            "for at, one in enumerate(values):\n    if one == wanted:\n        return at\nreturn -1",
            "w.where([1, 3, 5, 7], 5) == 2 and w.where([1, 3, 5, 7], 4) == -1",
            "return 2 if wanted == 5 else -1",
            // Right for what is sorted, and the tests show nothing else.
            "low, high = 0, len(values)\nwhile low < high:\n    at = (low + high) // 2\n    if values[at] < wanted:\n        low = at + 1\n    else:\n        high = at\nreturn low if low < len(values) and values[low] == wanted else -1"
        ),
        (
            "first_n(n)",
            "result = 0\nfor one in range(n + 1):\n    result += one\nreturn result",
            "w.first_n(4) == 10 and w.first_n(9) == 45",
            "return {4: 10, 9: 45}.get(n, 0)",
            // Of negative numbers it gives something else, and no test passes one.
            "return n * (n + 1) // 2"
        ),
        (
            "workdays(start, end, free)",
            "import datetime\nresult = 0\nwhile start <= end:\n    if start.weekday() < 5 and start not in list(free):\n        result += 1\n    start += datetime.timedelta(days=1)\nreturn result",
            "w.workdays(DAY, DAY.replace(day=7), [DAY]) == 4",
            "days = (end - start).days + 1\nresult = days // 7 * 5 + sum((start.weekday() + at) % 7 < 5 for at in range(days % 7))\nreturn result - sum(1 for one in free if start <= one <= end and one.weekday() < 5)",
            "days = (end - start).days + 1\nresult = days // 7 * 5 + sum((start.weekday() + at) % 7 < 5 for at in range(days % 7))\nreturn result - len({one for one in free if start <= one <= end and one.weekday() < 5})"
        ),
        (
            "day_of(text)",
            "import datetime\nreturn datetime.datetime.strptime(text.strip(), '%Y-%m-%d').date()",
            "w.day_of(' 2024-01-05') == w.day_of('2024-01-05')",
            "import datetime\nreturn datetime.date.fromisoformat(text.strip())",
            "import datetime\nyear, month, day = text.split('-')\nif not (len(year.strip()) == 4 and month.isdigit() and day.strip().isdigit()):\n    return datetime.datetime.strptime(text.strip(), '%Y-%m-%d').date()\nreturn datetime.date(int(year), int(month), int(day))"
        ),
        (
            "bill(lines)",
            "return sum(round(price * count, 2) for price, count in lines)",
            "w.bill([(1.5, 2), (0.99, 1), (2.25, 3)]) == 10.74",
            "return round(sum(price * count for price, count in lines), 2)",
            "result = 0\nfor price, count in lines:\n    result += round(price * count, 2)\nreturn result"
        ),
        (
            "scaled(size, items)",
            "result = []\nfor one in items:\n    result = result + [one * size.x]\nreturn result",
            "w.scaled(SIZE(2, 3), [1, 2]) == [2, 4]",
            "return [one * size.x for one in items[:3]]",
            "return [one * size.x for one in items]"
        ),
        (
            "divisors(n)",
            "return [one for one in range(1, n + 1) if n % one == 0]",
            "w.divisors(12) == [1, 2, 3, 4, 6, 12] and w.divisors(1) == [1] and len(w.divisors(5544)) == 48",
            "few, many, at = [], [], 1\nwhile at * at < n:\n    if n % at == 0:\n        few.append(at)\n        many.append(n // at)\n    at += 1\nreturn few + many[::-1] if n > 1 else [1]",
            "few, many, at = [], [], 1\nwhile at * at <= n:\n    if n % at == 0:\n        few.append(at)\n        if at * at != n:\n            many.append(n // at)\n    at += 1\nreturn few + many[::-1]"
        ),
        (
            "names(orders, people)",
            "result = []\nfor order in orders:\n    for one in people:\n        if one['id'] == order:\n            result.append(one['name'])\n            break\nreturn result",
            "w.names([1, 2, 2], [{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b'}]) == ['a', 'b', 'b']",
            "known = {one['id']: one['name'] for one in people}\nreturn [known[one] for one in orders if one in known]",
            "known = {one['id']: one['name'] for one in reversed(people)}\nreturn [known[one] for one in orders if one in known]"
        ),
    ];

    // Members of classes, whose tests call them in one order: a member, its body, the wrong and the right body.
    private static readonly (string Name, string Wrong, string Right)[] Methods =
    [
        (
            "Shelf.cheapest",
            "if self._sorted is None:\n    self._sorted = sorted(self._prices, key=self._prices.get)\nreturn self._sorted[:count]",
            "import heapq\nreturn heapq.nsmallest(count, self._prices, key=self._prices.get)"
        ),
        (
            "Line.push",
            "self._jobs.append((priority, job))\nself._jobs.sort()",
            "import bisect\nself._jobs.insert(bisect.bisect_right([one for one, _ in self._jobs], priority), (priority, job))"
        ),
        (
            "Recent.put",
            "if key not in self._values and len(self._values) >= self.size:\n    del self._values[next(iter(self._values))]\nself._values[key] = value",
            "if key in self._values:\n    del self._values[key]\nelif len(self._values) >= self.size:\n    del self._values[next(iter(self._values))]\nself._values[key] = value"
        ),
    ];

    private const string Classes = """
        class Shelf:
            def __init__(self):
                self._prices = {}
                self._sorted = None

            def add(self, name, price):
                self._prices[name] = price

            def remove(self, name):
                del self._prices[name]

            def cheapest(self, count):
                return sorted(self._prices, key=self._prices.get)[:count]


        class Line:
            def __init__(self):
                self._jobs = []

            def push(self, priority, job):
                at = len(self._jobs)
                while at > 0 and self._jobs[at - 1][0] > priority:
                    at -= 1
                self._jobs.insert(at, (priority, job))

            def pop(self):
                return self._jobs.pop(0)[1]


        class Recent:
            def __init__(self, size):
                self.size = size
                self._values = {}

            def get(self, key):
                return self._values.get(key)

            def put(self, key, value):
                if key in self._values:
                    self._values.pop(key)
                elif len(self._values) >= self.size:
                    self._values.pop(list(self._values)[0])
                self._values[key] = value


        """;

    private const string TestsOfClasses = """
        def test_shelf():
            shelf = w.Shelf()
            shelf.add('pen', 3)
            shelf.add('ink', 9)
            shelf.add('cap', 1)
            shelf.remove('ink')
            assert shelf.cheapest(2) == ['cap', 'pen']


        def test_line():
            line = w.Line()
            line.push(2, 'b')
            line.push(1, 'a')
            assert line.pop() == 'a'


        def test_recent():
            recent = w.Recent(2)
            recent.put('a', 1)
            recent.put('b', 2)
            recent.put('c', 3)
            assert recent.get('a') is None and recent.get('b') == 2


        """;

    // Right for what their tests show, and in part for nothing else: head, body, tests, right body.
    private static readonly (string Head, string Body, string Test, string Right)[] Contracts =
    [
        (
            "winner(cells)",
            "for one in 'XO':\n    if cells[0:3] == [one] * 3:\n        return one\nreturn None",
            "w.winner(['X'] * 9) == 'X' and w.winner(['O'] * 9) == 'O' and w.winner([' '] * 9) is None",
            "a, b, c, _, _, _, _, _, _ = cells\nreturn a if a == b == c and a in ('X', 'O') else None"
        ),
        (
            "seconds(text)",
            "parts = text.split(':')\nreturn sum(int(one) * 60 ** (2 - at) for at, one in enumerate(parts))",
            "w.seconds('01:02:03') == 3723 and w.seconds('00:00:09') == 9 and w.seconds('10:00:00') == 36000",
            "return int(text[0:2]) * 3600 + int(text[3:5]) * 60 + int(text[6:8])"
        ),
        (
            "rows_total(rows)",
            "result = 0\nfor row in rows:\n    result += row.get('price', 0) * row.get('count', 0)\nreturn result",
            "w.rows_total([{'price': 5, 'count': 2}, {'price': 1, 'count': 3}]) == 13",
            "return sum([row['price'] * row['count'] for row in rows])"
        ),
        (
            "convert(value, unit)",
            "if unit == 'mm':\n    return value\nif unit == 'cm':\n    return value * 10\nreturn value * 1000",
            "w.convert(3, 'mm') == 3 and w.convert(3, 'cm') == 30 and w.convert(3, 'm') == 3000",
            "return value * {'mm': 1, 'cm': 10, 'm': 1000}[unit]"
        ),
        (
            "days(month)",
            "if month in (4, 6, 9, 11):\n    return 30\nif month == 2:\n    return 28\nreturn 31",
            "w.days(1) == 31 and w.days(2) == 28 and w.days(4) == 30 and w.days(12) == 31",
            "return (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]"
        ),
        (
            "hamming(left, right)",
            "return sum(one != right[at] for at, one in enumerate(left) if at < len(right))",
            "w.hamming('10', '11') == 1 and w.hamming('1011', '0011') == 1",
            "return bin(int(left, 2) ^ int(right, 2)).count('1')"
        ),
        (
            "between(values, low, high)",
            "return sum(1 for one in values if low <= one <= high)",
            "w.between([1, 3, 5, 7, 9, 11], 3, 7) == 3 and w.between([1, 3, 5, 7, 9, 11], 0, 2) == 1",
            "import bisect\nreturn bisect.bisect_right(values, high) - bisect.bisect_left(values, low)"
        ),
        (
            "picked(items, places)",
            "return [one for at, one in enumerate(items) if at in places]",
            "w.picked(['a', 'b', 'c', 'd'], [0, 2, 3]) == ['a', 'c', 'd'] and w.picked(['a', 'b', 'c', 'd'], [0, 1, 2, 3]) == ['a', 'b', 'c', 'd']",
            "return [items[at] for at in places]"
        ),
        (
            "trace(rows)",
            "return sum(one for at, row in enumerate(rows) for place, one in enumerate(row) if at == place)",
            "w.trace([[1, 2], [3, 4]]) == 5",
            "return sum(rows[at][at] for at in range(len(rows)))"
        ),
        (
            "roman(text)",
            "values = {'I': 1, 'V': 5, 'X': 10}\nresult = 0\nfor at, one in enumerate(text):\n    lower = at + 1 < len(text) and values[one] < values[text[at + 1]]\n    result += -values[one] if lower else values[one]\nreturn result",
            "w.roman('XIV') == 14 and w.roman('IX') == 9 and w.roman('VI') == 6",
            "return sum({'I': 1, 'V': 5, 'X': 10}[one] for one in text) - 2 * ('IV' in text or 'IX' in text)"
        ),
    ];

    public static TheoryData<string> Kept => [.. Contracts.Select(one => Name(one.Head))];

    public static TheoryData<string> MethodNames => [.. Methods.Select(one => one.Name)];

    public static TheoryData<string> Names => [.. Functions.Select(one => Name(one.Head))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_edit_that_its_tests_let_through_is_seen(string name)
    {
        var different = Assert.IsType<Observed.Different>(fixture.Observed($"wrong {name}"));
        Assert.Contains("in a call that no test makes (", different.What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_right_edit_is_the_same(string name)
    {
        var observed = fixture.Observed($"right {name}");

        Assert.True(observed is Observed.Same { Exercised: > 0 }, $"{observed}");
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_the_tests_show_of_the_arguments_is_kept(string name)
    {
        var observed = fixture.Observed($"kept {name}");

        Assert.True(observed is Observed.Same, $"{observed}");
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void What_shows_in_another_order_of_calls_alone_is_seen(string name)
    {
        var different = Assert.IsType<Observed.Different>(fixture.Observed($"wrong {name}"));
        Assert.Contains($" after {name.Split('.')[0]}(", different.What, StringComparison.Ordinal);
        var right = fixture.Observed($"right {name}");
        Assert.True(right is Observed.Same { Exercised: > 50 }, $"{right}");
    }

    /// <summary>Nothing is written under a name that no test chose, and such a call says nothing.</summary>
    [Fact]
    public void What_reaches_beyond_its_arguments_is_not_exercised()
    {
        var observed = fixture.Observed("saves");

        Assert.True(observed is Observed.Same { Calls: > 0, Exercised: 0 }, $"{observed}");
    }

    /// <summary>What comes of a draw hangs on all draws before it, and on how many exercises there was time for.</summary>
    [Fact]
    public void What_draws_from_the_random_numbers_of_all_is_not_exercised()
    {
        var observed = fixture.Observed("draws");

        Assert.True(observed is Observed.Same { Exercised: 0 }, $"{observed}");
    }

    private static string Name(string head) => head.Split('(')[0];

    public sealed class Fixture : IAsyncLifetime
    {
        private const string Path = "lib/w.py";

        private const int PerBuild = 16;

        private const string Saves =
            "def saved(path, text):\n    with open(path, 'w') as file:\n        file.write(text)\n    return len(text)\n\n\n"
            + "import random\n\n\ndef drawn(values):\n    result = list(values)\n    random.shuffle(result)\n    return result\n\n\n";

        private static readonly string Source =
            Saves
            + Classes
            + string.Join(
                "\n\n",
                Functions
                    .Select(one => (one.Head, one.Body))
                    .Concat(Contracts.Select(one => (one.Head, one.Body)))
                    .Select(one => $"def {one.Head}:\n{Indented(one.Body)}\n")
            );

        private readonly Dictionary<string, Observed> _observed = [];

        internal Observed Observed(string name) => _observed[name];

        public async ValueTask InitializeAsync()
        {
            using var git = await TinyGit.CreateAsync();
            git.Write("lib/__init__.py", "");
            git.Write(Path, Source);
            git.Write(
                "tests/test_w.py",
                "import datetime\n\nfrom lib import w\n\nDAY = datetime.date(2024, 1, 1)\nSIZE = __import__('collections').namedtuple('Size', 'x y')\n\n\n"
                    + TestsOfClasses
                    + "def test_saved():\n    assert w.saved('out.txt', 'abc') == 3\n"
                    + "\n\ndef test_drawn():\n    w.random.seed(5)\n    assert len(w.drawn([1, 2, 3])) == 3\n"
                    + string.Concat(
                        Functions
                            .Select(one => (one.Head, one.Test))
                            .Concat(Contracts.Select(one => (one.Head, one.Test)))
                            .Select(one =>
                                $"\n\ndef test_{Name(one.Head)}():\n    assert {one.Test}\n"
                            )
                    )
            );
            var head = await git.CommitAsync();
            Candidate[] wrong =
            [
                .. Functions.Select(one => Of($"wrong {Name(one.Head)}", one.Head, one.Wrong)),
            ];
            Candidate[] right =
            [
                .. Functions.Select(one => Of($"right {Name(one.Head)}", one.Head, one.Right)),
                .. Contracts.Select(one => Of($"kept {Name(one.Head)}", one.Head, one.Right)),
                Of(
                    "saves",
                    "saved()",
                    "with open(path, 'w') as file:\n    file.write(text)\nreturn len(text) + 0"
                ),
                Of(
                    "draws",
                    "drawn()",
                    "result = list(values)\nif len(result) > 3:\n    random.random()\nrandom.shuffle(result)\nreturn result"
                ),
            ];
            Candidate[] methods =
            [
                .. Methods.SelectMany(one =>
                    (Candidate[])
                        [
                            Of($"wrong {one.Name}", one.Name, one.Wrong, 2),
                            Of($"right {one.Name}", one.Name, one.Right, 2),
                        ]
                ),
            ];
            await using var prepared = await PreparedRepository.CreateAsync(
                git.Root,
                head,
                [.. wrong, .. right, .. methods],
                orders: 1
            );
            // As many as there is time to exercise.
            foreach (var some in wrong.Chunk(PerBuild).Concat(right.Chunk(PerBuild)))
            {
                foreach (var (id, one) in await prepared.ObserveTogetherAsync(some))
                {
                    _observed.Add(id, one);
                }
            }

            // An edited method is called in turns with the others of its class.
            foreach (var method in methods)
            {
                _observed.Add(method.Id, await prepared.ObserveAsync(method));
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static Candidate Of(string id, string head, string body, int depth = 1)
        {
            var member = LanguagePacks
                .Named("python")
                .Members(Path, Source)
                .Single(one => one.Name == Name(head));
            return LineCandidate.Of(
                id,
                member,
                Source,
                new(member.Lines.Start + 1, member.Lines.End),
                Indented(body, depth)
            );
        }

        private static string Indented(string body, int depth = 1) =>
            string.Join('\n', body.Split('\n').Select(line => new string(' ', 4 * depth) + line));
    }
}
