using System.Reflection;

namespace PieBot.TestHost.Exercises;

/// <summary>Methods with type parameters, which are found from what is passed to them, as a compiler would.</summary>
internal static class GenericMethods
{
    /// <returns>Null where they cannot be told.</returns>
    public static MethodBase? Closed(MethodInfo method, IReadOnlyList<object?> given)
    {
        var found = new Dictionary<Type, Type>();
        // A delegate's own type says exactly what it takes.
        foreach (
            var (type, value) in Members
                .In(method)
                .Select((one, at) => (one.ParameterType, given[at]))
                .OrderByDescending(one => one.Item2 is Delegate)
        )
        {
            Match(type, value?.GetType(), found);
        }

        var wanted = method.GetGenericArguments();
        if (!wanted.All(found.ContainsKey))
        {
            return null;
        }

        try
        {
            return method.MakeGenericMethod(wanted.Select(one => found[one]).ToArray());
        }
        catch (ArgumentException)
        {
            // Against a constraint.
            return null;
        }
    }

    private static void Match(Type open, Type? closed, Dictionary<Type, Type> found)
    {
        if (closed is null || !open.ContainsGenericParameters)
        {
            return;
        }

        if (open.IsGenericMethodParameter)
        {
            found.TryAdd(open, closed);
        }
        else if (open.HasElementType)
        {
            Match(open.GetElementType()!, closed.IsArray ? closed.GetElementType() : closed, found);
        }
        else if (open.IsGenericType && Alike(open.GetGenericTypeDefinition(), closed) is { } alike)
        {
            foreach (
                var (one, other) in open.GetGenericArguments().Zip(alike.GetGenericArguments())
            )
            {
                Match(one, other, found);
            }
        }
    }

    private static Type? Alike(Type definition, Type closed)
    {
        for (var type = closed; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == definition)
            {
                return type;
            }
        }

        return closed
            .GetInterfaces()
            .FirstOrDefault(one =>
                one.IsGenericType && one.GetGenericTypeDefinition() == definition
            );
    }
}
