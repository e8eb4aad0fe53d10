using System.Reflection;
using System.Runtime.CompilerServices;
using PieBot.Workers;

namespace PieBot.TestHost.Exercises;

/// <summary>Calls a member on objects of derived classes: what it calls may be another method there.</summary>
internal static class Relatives
{
    private const int MostGiven = 3;
    private const int MostTypes = 3;

    public static IEnumerable<IReadOnlyList<ObservedCall>> All(Kept kept)
    {
        if (kept.Method is not { IsStatic: false })
        {
            yield break;
        }

        foreach (var given in kept.Given.Take(MostGiven))
        {
            foreach (var derived in Derived(given[0]?.GetType()).Take(MostTypes))
            {
                if (Inherits(kept.Method, derived))
                {
                    yield return OneCall
                        .Of(kept, [As(derived, given[0]!), .. given[1..]])
                        .Told($"of a {derived.Name}");
                }
            }
        }
    }

    // Those that hold nothing of their own: only their methods are others.
    private static IEnumerable<Type> Derived(Type? type) =>
        type is not { IsClass: true, IsSealed: false } || CopiedTypes.IsFramework(type)
            ? []
            : TypesOf(type.Assembly)
                .Where(one =>
                    one.IsSubclassOf(type)
                    && one is { IsAbstract: false, ContainsGenericParameters: false }
                    && CopiedTypes.Fields(one).Count == CopiedTypes.Fields(type).Count
                )
                .OrderBy(one => one.FullName, StringComparer.Ordinal);

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    // Whether the member itself is the same there.
    private static bool Inherits(MethodBase method, Type derived) =>
        !method.IsVirtual
        || derived
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(one => one.MetadataToken == method.MetadataToken && one.Module == method.Module);

    private static object As(Type derived, object value)
    {
        var made = RuntimeHelpers.GetUninitializedObject(derived);
        foreach (var field in CopiedTypes.Fields(value.GetType()))
        {
            field.SetValue(made, field.GetValue(value));
        }

        return made;
    }
}
