static object Run()
{
    var length = 0;
    for (var n = 0; n < 300; n++)
    {
        length = length * 3 % 1000003 + Prefix((Level)(n % 20 == 0 ? 7 : n % 4)).Length;
    }

    return length;
}
