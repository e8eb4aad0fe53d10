var n = int.Parse(Console.ReadLine()!);
Console.WriteLine(Ways(n) % 1000007);

static long Ways(int steps) => steps < 2 ? 1 : Ways(steps - 1) + Ways(steps - 2);
