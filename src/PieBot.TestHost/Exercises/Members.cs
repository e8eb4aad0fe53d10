using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PieBot.TestHost.Exercises;

/// <summary>Methods that can be called again, by reflection.</summary>
internal static class Members
{
    private const BindingFlags Declared =
        BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    /// <summary>The member of the repository whose body calls, through generated code; null where it cannot be called.</summary>
    /// <param name="count">Of its arguments that go in.</param>
    public static MethodBase? Calling(string member, int count)
    {
        var method = new StackTrace(false)
            .GetFrames()
            .Select(frame => frame.GetMethod())
            .SkipWhile(one => !IsGenerated(one))
            .FirstOrDefault(one => !IsGenerated(one));
        if (method?.Name == "MoveNext")
        {
            method = method
                .DeclaringType?.DeclaringType?.GetMethods(Declared)
                .FirstOrDefault(one =>
                    one.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType
                    == method.DeclaringType
                );
        }

        // Of an open type only its objects tell what it is.
        return
            method is MethodInfo
            && (!method.IsStatic || method.DeclaringType is not { ContainsGenericParameters: true })
            && member.Contains(Name(method), StringComparison.Ordinal)
            && method.GetParameters().All(IsTaken)
            && In(method).Count == count
            ? method
            : null;
    }

    /// <summary>The parameters that something is passed to.</summary>
    public static IReadOnlyList<ParameterInfo> In(MethodBase method) =>
        method.GetParameters().Where(one => !one.IsOut).ToList();

    /// <summary>Of a type that stands open, the method of the receiver's own type.</summary>
    public static MethodBase Of(MethodBase method, object? receiver)
    {
        if (
            receiver is null
            || method.DeclaringType is not { ContainsGenericParameters: true } open
        )
        {
            return method;
        }

        for (var type = receiver.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == open)
            {
                return MethodBase.GetMethodFromHandle(method.MethodHandle, type.TypeHandle)!;
            }
        }

        return method;
    }

    private static bool IsGenerated(MethodBase? one) =>
        one?.DeclaringType?.FullName?.StartsWith("PieBot.Generated.", StringComparison.Ordinal)
        == true;

    private static bool IsTaken(ParameterInfo one) =>
        !one.ParameterType.IsByRefLike
        && !(one.ParameterType.GetElementType() ?? one.ParameterType).IsPointer
        && one.ParameterType.GetElementType()?.IsByRefLike != true;

    // Of an accessor, that of its property.
    private static string Name(MethodBase method)
    {
        var name = method.Name[(method.Name.LastIndexOf('.') + 1)..];
        return name.StartsWith("get_Item", StringComparison.Ordinal)
            || name.StartsWith("set_Item", StringComparison.Ordinal)
                ? "this"
            : name.StartsWith("get_", StringComparison.Ordinal)
            || name.StartsWith("set_", StringComparison.Ordinal)
                ? name[4..]
            : name;
    }
}
