using System.Collections;
using System.Reflection;

namespace PieBot.TestHost.Exercises;

/// <summary>What a call came to: the exception that it ends with, else its result and what its <c>ref</c> and <c>out</c> parameters hold.</summary>
internal sealed record Invocation(Exception? Error, object? Value, IReadOnlyList<object?> Outs)
{
    private const int MostItems = 2000;
    private static readonly TimeSpan MostWaiting = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether it ends with an error that no test knows of: it may not be meant for the member.</summary>
    /// <param name="known">Names of those that tests see.</param>
    public bool IsBeyond(IReadOnlySet<string> known) =>
        Error is not null && !known.Contains(Error.GetType().Name);

    /// <summary>Whether what it looks up is not there, and no test knows of that: a right edit may rely on it.</summary>
    public bool Misses(IReadOnlySet<string> known) =>
        IsBeyond(known)
        && Error is KeyNotFoundException or IndexOutOfRangeException or ArgumentOutOfRangeException;

    /// <summary>Calls a member, and has the work done that it leaves for later.</summary>
    /// <param name="given">For each parameter that something is passed to; it may be changed.</param>
    /// <returns>Null where its work takes too long.</returns>
    public static Invocation? Of(MethodBase method, object? receiver, IReadOnlyList<object?> given)
    {
        var called = Members.Of(method, receiver);
        if (called is MethodInfo { IsGenericMethodDefinition: true } open)
        {
            called = GenericMethods.Closed(open, given);
        }

        if (called is null)
        {
            return null;
        }

        var parameters = called.GetParameters();
        var values = new Queue<object?>(given);
        var arguments = parameters.Select(one => one.IsOut ? null : values.Dequeue()).ToArray();
        try
        {
            var value = Done(
                called.Invoke(receiver, BindingFlags.DoNotWrapExceptions, null, arguments, null)
            );
            return value is Task { IsCompleted: false }
                ? null
                : new(
                    null,
                    value,
                    arguments.Where((_, at) => parameters[at].ParameterType.IsByRef).ToList()
                );
        }
#pragma warning disable CA1031 // Whatever the repository's code throws is what the call comes to.
        catch (Exception exception)
        {
            return new(exception, null, []);
        }
#pragma warning restore CA1031
    }

    private static object? Done(object? value)
    {
        switch (value)
        {
            case Task task:
                return task.Wait(MostWaiting)
                    ? task.GetType().GetProperty("Result")?.GetValue(task)
                    : task;
            case IEnumerable items and not (string or ICollection):
                return items.Cast<object?>().Take(MostItems).ToList();
            case null:
                return null;
            default:
                return value.GetType().Name.StartsWith("ValueTask", StringComparison.Ordinal)
                    ? Done(value.GetType().GetMethod("AsTask")!.Invoke(value, null))
                    : value;
        }
    }
}
