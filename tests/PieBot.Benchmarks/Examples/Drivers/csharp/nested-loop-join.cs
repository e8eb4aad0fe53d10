static readonly List<(int, string)> Customers = Enumerable.Range(0, 150).Select(n => (n * 13 % 151, $"c{n}")).ToList();
static readonly List<int> Orders = Enumerable.Range(0, 300).Select(n => n * 17 % 160).ToList();
static object Run() => NamesOfOrders(Customers, Orders);
