static int SetBits(ulong[] words)
{
    var count = 0;
    foreach (var word in words)
    {
        count += System.Numerics.BitOperations.PopCount(word);
    }

    return count;
}
