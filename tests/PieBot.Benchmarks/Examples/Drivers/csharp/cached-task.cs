static object Run()
{
    var length = 0;
    for (var n = 0; n < 500; n++)
    {
        length += PageAsync(n % 2 == 0 ? "home" : "help", name => Task.FromResult(name + " page")).Result.Length;
    }

    return length;
}
