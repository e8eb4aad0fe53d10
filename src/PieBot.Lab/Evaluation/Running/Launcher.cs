using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>
/// The part of the tool that lives inside the sandbox: reads requests, a line each, starts the programs, and answers with
/// what each took. Programs of one request run at once on one core, where the kernel gives them turns of some
/// milliseconds: whatever disturbs the machine meets both sides.
/// </summary>
internal static class Launcher
{
    // What the programs of a request may hold and write, each.
    private static readonly ProcessLimits Limits = new() { File = 256L << 20 };

    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, LauncherJson.Default.LaunchRequest)!;
            var reply = await AnswerAsync(request);
            await output.WriteLineAsync(
                JsonSerializer.Serialize(reply, LauncherJson.Default.LaunchReply)
            );
            await output.FlushAsync();
        }
    }

    private static async Task<LaunchReply> AnswerAsync(LaunchRequest request)
    {
        var running = new List<Task<LaunchEnd>>();
        var children = new List<Spawned>();
        var late = false;
        try
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var child in Start(request))
            {
                children.Add(child);
                running.Add(Task.Run(() => End(child, started, () => Volatile.Read(ref late))));
            }

            using var bell = new Timer(
                _ =>
                {
                    Volatile.Write(ref late, true);
                    children.ForEach(child => child.KillGroup());
                },
                null,
                TimeSpan.FromSeconds(request.WallSeconds),
                Timeout.InfiniteTimeSpan
            );
            return new(await Task.WhenAll(running));
        }
        catch (Win32Exception exception)
        {
            children.ForEach(child => child.KillGroup());
            await Task.WhenAll(running);
            return new([], exception.Message);
        }
    }

    // Binding is a thread's own, and children inherit it: so all are started by one thread that ends with it.
    private static List<Spawned> Start(LaunchRequest request)
    {
        var children = new List<Spawned>();
        Win32Exception? fault = null;
        var starter = new Thread(() =>
        {
            if (request.Core is { } core)
            {
                CoreBinding.Bind(core);
            }

            try
            {
                foreach (var program in request.Programs)
                {
                    var child = Spawned.Start(program);
                    children.Add(child);
                    CpuLimit.Impose(child.Id, request.CpuSeconds);
                    Limits.Impose(child.Id);
                }
            }
            catch (Win32Exception exception)
            {
                fault = exception;
            }
        });
        starter.Start();
        starter.Join();
        if (fault is not null)
        {
            foreach (var child in children)
            {
                child.KillGroup();
                child.Wait();
            }

            throw fault;
        }

        return children;
    }

    private static LaunchEnd End(Spawned child, long started, Func<bool> late)
    {
        var (cpu, status) = child.Wait();
        var wall = (long)Stopwatch.GetElapsedTime(started).TotalNanoseconds;
        // As <sys/wait.h> codes it: the low seven bits hold the signal, the next byte the exit code.
        var signal = status & 0x7f;
        return new(
            cpu,
            wall,
            signal == 0 ? (status >> 8) & 0xff : -1,
            signal,
            signal == CpuLimit.Signal || (signal != 0 && late())
        );
    }
}
