static readonly List<string> Input = Enumerable.Range(0, 200).Select(n => new DateTime(2020, 1, 1).AddDays(n * 37 % 900).ToString("yyyy-MM-dd")).ToList();
static object Run() => DaysBetween(Input);
