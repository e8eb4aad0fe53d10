static readonly List<int>[] Input = Enumerable.Range(0, 20).Select(k => Enumerable.Range(0, 200).Select(n => n == 20 + k * 9 ? -1 : n).ToList()).ToArray();
static object Run() => Input.Count(HasOverdue);
