using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>
/// A child started by <c>posix_spawn</c> and reaped by <c>wait4</c>: only this tells the processor time of one child, to the
/// microsecond, start-up and exit included. Linux with glibc 2.29 or musl 1.1.24, or later.
/// </summary>
internal sealed class Spawned
{
    // More than the structs of any C library take.
    private const int StructSize = 1024;
    private const short NewGroup = 2;
    private const int ReadOnly = 0;
    private const int WriteNew = 0x1 | 0x40 | 0x200;
    private const uint Mode = 0x180;
    private const int Kill9 = 9;
    private const int Interrupted = 4;

    private Spawned(int id) => Id = id;

    public int Id { get; }

    /// <summary>Starts it as the leader of a group of processes, on the processors that the calling thread may use.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static Spawned Start(LaunchOne program)
    {
        var actions = Marshal.AllocHGlobal(StructSize);
        var attributes = Marshal.AllocHGlobal(StructSize);
        var arguments = new Strings(program.Command);
        var environment = new Strings(
            Environment
                .GetEnvironmentVariables()
                .Cast<System.Collections.DictionaryEntry>()
                .Select(one => $"{one.Key}={one.Value}")
        );
        try
        {
            Check(InitActions(actions));
            Check(InitAttributes(attributes));
            Check(SetFlags(attributes, NewGroup));
            Check(AddFolder(actions, Utf8(program.Folder)));
            Check(AddOpen(actions, 0, Utf8(program.Input), ReadOnly, 0));
            Check(AddOpen(actions, 1, Utf8(program.Output), WriteNew, Mode));
            Check(AddOpen(actions, 2, Utf8(program.Error), WriteNew, Mode));
            Check(
                SpawnOnPath(
                    out var id,
                    Utf8(program.Command[0]),
                    actions,
                    attributes,
                    arguments.Pointers,
                    environment.Pointers
                )
            );
            return new(id);
        }
        finally
        {
            _ = DestroyActions(actions);
            _ = DestroyAttributes(attributes);
            Marshal.FreeHGlobal(actions);
            Marshal.FreeHGlobal(attributes);
            arguments.Free();
            environment.Free();
        }
    }

    /// <summary>Waits for its end and takes what it left running with it.</summary>
    /// <returns>Nanoseconds of processor time, and the status as the kernel codes it.</returns>
    public (long Cpu, int Status) Wait()
    {
        // struct rusage begins with two struct timeval: user, then system time.
        var usage = new long[18];
        int status;
        while (Wait4(Id, out status, 0, usage) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }

        KillGroup();
        return (((usage[0] + usage[2]) * 1_000_000_000) + ((usage[1] + usage[3]) * 1_000), status);
    }

    public void KillGroup() => _ = Kill(-Id, Kill9);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private static void Check(int fault)
    {
        if (fault != 0)
        {
            throw new Win32Exception(fault);
        }
    }

    /// <summary>A list of C strings that ends with a null.</summary>
    private sealed class Strings
    {
        public Strings(IEnumerable<string> texts) =>
            Pointers = [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

        public nint[] Pointers { get; }

        public void Free()
        {
            foreach (var pointer in Pointers)
            {
                Marshal.FreeCoTaskMem(pointer);
            }
        }
    }

    [DllImport("libc", EntryPoint = "posix_spawnp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SpawnOnPath(
        out int id,
        byte[] file,
        nint actions,
        nint attributes,
        nint[] arguments,
        nint[] environment
    );

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int InitActions(nint actions);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DestroyActions(nint actions);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AddOpen(nint actions, int file, byte[] path, int flags, uint mode);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AddFolder(nint actions, byte[] path);

    [DllImport("libc", EntryPoint = "posix_spawnattr_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int InitAttributes(nint attributes);

    [DllImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DestroyAttributes(nint attributes);

    [DllImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFlags(nint attributes, short flags);

    [DllImport("libc", EntryPoint = "wait4", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Wait4(int id, out int status, int options, [Out] long[] usage);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int id, int signal);
}
