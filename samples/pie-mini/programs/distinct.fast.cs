var n = int.Parse(Console.ReadLine()!);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
Console.WriteLine(new HashSet<int>(values).Count);
