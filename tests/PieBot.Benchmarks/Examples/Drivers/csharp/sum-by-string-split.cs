static readonly string Input = string.Join('\n', Enumerable.Range(0, 300).Select(n => "  " + new string('x', n * 7919 % 60) + " "));
static object Run() => LongestLine(Input);
