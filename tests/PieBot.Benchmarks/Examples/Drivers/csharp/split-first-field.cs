static readonly List<string> Input = Enumerable.Range(0, 300).Select(n => n % 50 == 0 ? $"only{n}" : $"key{n};name {n};street {n};city;country;{n * 31}").ToList();
static object Run() => Keys(Input);
