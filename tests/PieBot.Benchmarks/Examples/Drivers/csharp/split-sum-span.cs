static readonly string Input = string.Join(',', Enumerable.Range(0, 800).Select(n => n * 7919 % 100000));
static object Run() => Total(Input);
