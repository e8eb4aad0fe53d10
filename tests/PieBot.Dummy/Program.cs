using System.Diagnostics;
using PieBot.Core.Processes;

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
    case ["orphan"]:
        // Leaves a child behind that holds its standard output open.
        using (var left = Process.Start(Environment.ProcessPath!, ["hang"]))
        {
            Console.WriteLine(left.Id);
        }

        return 0;
    case ["unbroken"]:
        var blanks = new string('x', 1 << 20);
        while (true)
        {
            Console.Write(blanks);
        }

    case ["hoard"]:
        var hoard = new List<byte[]>();
        while (true)
        {
            var more = new byte[64 << 20];
            Array.Fill(more, (byte)1);
            hoard.Add(more);
        }

    case ["hoards"]:
        // Each takes little, all of them too much.
        for (var child = 0; child < 8; child++)
        {
            Process.Start(Environment.ProcessPath!, ["hold"]);
        }

        Thread.Sleep(Timeout.Infinite);
        return 0;
    case ["hold"]:
        var held = new byte[64 << 20];
        Array.Fill(held, (byte)1);
        Thread.Sleep(Timeout.Infinite);
        GC.KeepAlive(held);
        return 0;
    case ["hang"]:
        Thread.Sleep(Timeout.Infinite);
        return 0;
    case ["confine", var scratch, var script]:
        Confine(scratch, script).GetAwaiter().GetResult();
        return 0;
    default:
        return 64;
}

// As PieBot runs code of a repository. A method of its own, so that nothing of PieBot is loaded for the other cases.
static async Task Confine(string scratch, string script)
{
    var (sandbox, _) = await Bubblewrap.FindAsync(SandboxKind.Bubblewrap, null, default);
    var confinement = new Confinement(scratch, new(), sandbox);
    var command = confinement.Wrap(["bash", "-c", script], Path.Combine(scratch, "bin"));
    await ProcessRunner.RunAsync(
        new(command[0], command[1..], "/")
        {
            Environment = confinement.Environment(),
            Limits = confinement.Limits,
        },
        default
    );
}
