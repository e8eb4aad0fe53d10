var n = int.Parse(Console.ReadLine()!);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var count = 0L;
Sort(values, new int[n], 0, n);
Console.WriteLine(count);

void Sort(int[] from, int[] spare, int low, int high)
{
    if (high - low < 2)
    {
        return;
    }

    var middle = (low + high) / 2;
    Sort(from, spare, low, middle);
    Sort(from, spare, middle, high);
    var (left, right) = (low, middle);
    for (var at = low; at < high; at++)
    {
        if (right == high || (left < middle && from[left] <= from[right]))
        {
            spare[at] = from[left++];
        }
        else
        {
            count += middle - left;
            spare[at] = from[right++];
        }
    }

    Array.Copy(spare, low, from, low, high - low);
}
