static readonly int[] Input = Enumerable.Range(0, 60).Select(n => n * 7919 % 1009).ToArray();
static object Run() => Order(Input);
