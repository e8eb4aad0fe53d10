static int SetBits(ulong[] words)
{
    var count = 0;
    foreach (var word in words)
    {
        var rest = word;
        while (rest != 0)
        {
            rest &= rest - 1;
            count++;
        }
    }

    return count;
}
