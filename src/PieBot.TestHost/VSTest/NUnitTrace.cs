using System.Reflection;

namespace PieBot.TestHost.VSTest;

/// <summary>
/// NUnit 3 cannot be loaded a second time in one process: its internal trace, which is off, is then told to say so, and
/// fails for want of a writer. Made to forget that it was initialized, it starts over. Asked of NUnit's adapter alone: to look
/// for it in a process of others takes as long as one of their tests, each time.
/// </summary>
internal static class NUnitTrace
{
    private static MethodInfo? s_setter;
    private static bool s_searched;

    public static void Forget()
    {
        if (!s_searched)
        {
            // Loaded by the first run, and so there from the second on.
            var framework = AppDomain
                .CurrentDomain.GetAssemblies()
                .FirstOrDefault(assembly => assembly.GetName().Name == "nunit.framework");
            s_searched = framework is not null;
            s_setter = framework
                ?.GetType("NUnit.Framework.Internal.InternalTrace")
                ?.GetProperty("Initialized", BindingFlags.Public | BindingFlags.Static)
                ?.GetSetMethod(nonPublic: true);
        }

        s_setter?.Invoke(null, [false]);
    }
}
