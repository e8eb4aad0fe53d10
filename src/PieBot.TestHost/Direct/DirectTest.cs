using System.Reflection;

namespace PieBot.TestHost.Direct;

/// <summary>A test that is a method without parameters, of a class that its framework does no more with than make one.</summary>
/// <param name="type">Its class.</param>
/// <param name="method">Returns nothing or a task.</param>
/// <param name="isShared">Whether all tests of a run have one instance, as NUnit has it.</param>
internal sealed class DirectTest(Type type, MethodInfo method, bool isShared)
{
    /// <summary>Methods of a class itself.</summary>
    public const BindingFlags Every =
        BindingFlags.DeclaredOnly
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic;

    public string Name => $"{type.FullName}.{method.Name}";

    /// <param name="id">As <see cref="TestIds"/> has it: the name, or the name and what the framework shows, which is the method's.</param>
    /// <returns>Null when it is more than that, or no such method stands there.</returns>
    public static DirectTest? Find(Assembly assembly, string id)
    {
        var name = id.Split(' ') switch
        {
            [var only] => only,
            [var first, var shown] when first.EndsWith($".{shown}", StringComparison.Ordinal) =>
                first,
            _ => "",
        };
        var dot = name.LastIndexOf('.');
        return
            dot > 0
            && assembly.GetType(name[..dot]) is { } type
            && type.GetMethods(Every).Where(one => one.Name == name[(dot + 1)..]).ToList()
                is [var method]
            && DirectRules.Framework(method) is { } framework
            && DirectRules.IsPlain(type)
            ? new(type, method, framework.SharesInstance)
            : null;
    }

    /// <param name="shared">The instances of this run so far.</param>
    /// <returns>Why it does not pass; null when it does.</returns>
    public Exception? Run(Dictionary<Type, object> shared)
    {
        try
        {
            var instance = method.IsStatic ? null : Instance(shared);
            try
            {
                Call(instance);
            }
            finally
            {
                if (!isShared)
                {
                    Dispose(instance);
                }
            }

            return null;
        }
#pragma warning disable CA1031 // Whatever a test throws is how it fails.
        catch (Exception exception)
        {
            return exception.GetBaseException();
        }
#pragma warning restore CA1031
    }

    private object Instance(Dictionary<Type, object> shared)
    {
        if (!isShared)
        {
            return Activator.CreateInstance(type)!;
        }

        if (!shared.TryGetValue(type, out var instance))
        {
            instance = Activator.CreateInstance(type)!;
            shared.Add(type, instance);
        }

        return instance;
    }

    // A delegate, since reflection's own way compiles one of its own after the second call.
    private void Call(object? instance)
    {
        if (method.ReturnType == typeof(void))
        {
            method.CreateDelegate<Action>(instance)();
        }
        else
        {
            method.CreateDelegate<Func<Task>>(instance)().GetAwaiter().GetResult();
        }
    }

    private static void Dispose(object? instance)
    {
        if (instance is IAsyncDisposable late)
        {
            late.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        (instance as IDisposable)?.Dispose();
    }
}
