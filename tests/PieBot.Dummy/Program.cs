using System.Diagnostics;

// A child for tests of processes: does what its first argument says.
switch (args)
{
    case ["echo", .. var words]:
        Console.WriteLine(string.Join(' ', words));
        return 0;
    case ["error", var code]:
        Console.Error.WriteLine("to standard error");
        return int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
    case ["environment"]:
        foreach (
            System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables()
        )
        {
            Console.WriteLine($"{variable.Key}={variable.Value}");
        }

        return 0;
    case ["flood", var lines]:
        for (
            var line = int.Parse(lines, System.Globalization.CultureInfo.InvariantCulture);
            line > 0;
            line--
        )
        {
            Console.WriteLine($"line {line}");
        }

        return 0;
    case ["parent"]:
        // Tells of its child, and then both hang.
        using (var child = Process.Start(Environment.ProcessPath!, ["hang"]))
        {
            Console.WriteLine(child.Id);
            Console.Out.Flush();
            Thread.Sleep(Timeout.Infinite);
        }

        return 0;
    case ["hang"]:
        Thread.Sleep(Timeout.Infinite);
        return 0;
    default:
        return 64;
}
