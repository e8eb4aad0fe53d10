using PieBot.Benchmarks;

// One benchmark so far: how often the paired test is wrong, and how often it finds what is there.
ErrorRates.Print(
    Console.Out,
    runs: args is [var runs]
        ? int.Parse(runs, System.Globalization.CultureInfo.InvariantCulture)
        : 20_000
);
return 0;
