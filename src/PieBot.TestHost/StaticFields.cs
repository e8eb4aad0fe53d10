using System.Reflection;
using System.Runtime.CompilerServices;

namespace PieBot.TestHost;

/// <summary>
/// Initializes the static fields of the instrumented assembly before its methods are compiled. A worker that is timed
/// compiles each method once and for good; only what is initialized by then is compiled as the constant it is in steady
/// state. Only types marked <c>beforefieldinit</c>, whose fields the runtime may initialize at any time (ECMA-335, II.10.5.3.2).
/// </summary>
internal static class StaticFields
{
    public static void InitializeOnLoad()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Initialize(assembly);
        }

        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Initialize(loaded.LoadedAssembly);
    }

    private static void Initialize(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.GetType(ProbeReader.TypeName) is null)
        {
            return;
        }

        foreach (var type in Types(assembly))
        {
            if (
                type is { TypeInitializer: not null, ContainsGenericParameters: false }
                && type.Attributes.HasFlag(TypeAttributes.BeforeFieldInit)
            )
            {
                TryInitialize(type);
            }
        }
    }

    private static void TryInitialize(Type type)
    {
        try
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
        catch (TypeInitializationException)
        {
            // Whoever uses the type meets the same exception.
        }
    }

    private static IEnumerable<Type> Types(Assembly assembly)
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
}
