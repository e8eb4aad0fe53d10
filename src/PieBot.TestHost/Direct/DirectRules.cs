using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PieBot.TestHost.Direct;

/// <summary>
/// Which tests can be called without their framework. Whatever is not known to be harmless is not: then the framework runs them.
/// </summary>
internal static class DirectRules
{
    private const string MSTest = "Microsoft.VisualStudio.TestTools.UnitTesting.";
    private const string NUnit = "NUnit.Framework.";

    /// <param name="Mark">The attribute of a test without data.</param>
    /// <param name="SharesInstance">Whether the tests of a class have one instance.</param>
    public sealed record TestFramework(string Mark, bool SharesInstance);

    private static readonly TestFramework[] s_frameworks =
    [
        new("Xunit.FactAttribute", false),
        new($"{NUnit}TestAttribute", true),
        new($"{MSTest}TestMethodAttribute", false),
    ];

    // What these say changes nothing about how a test runs.
    private static readonly HashSet<string> s_harmless =
    [
        "Xunit.TraitAttribute",
        "Xunit.CollectionBehaviorAttribute",
        "Xunit.v3.ParallelizationAttribute",
        "Xunit.Runner.Common.RegisterConsoleResultWriterAttribute",
        "Xunit.Runner.Common.RegisterResultWriterAttribute",
        "Xunit.Runner.Common.RegisterRunnerReporterAttribute",
        $"{NUnit}CategoryAttribute",
        $"{NUnit}DescriptionAttribute",
        $"{NUnit}AuthorAttribute",
        $"{NUnit}ParallelizableAttribute",
        $"{NUnit}NonParallelizableAttribute",
        $"{NUnit}LevelOfParallelismAttribute",
        $"{MSTest}TestCategoryAttribute",
        $"{MSTest}DescriptionAttribute",
        $"{MSTest}OwnerAttribute",
        $"{MSTest}ParallelizeAttribute",
        $"{MSTest}DoNotParallelizeAttribute",
    ];

    private static readonly HashSet<string> s_classes =
    [
        $"{NUnit}TestFixtureAttribute",
        $"{MSTest}TestClassAttribute",
    ];

    // Of other tests of the class: they concern those alone.
    private static readonly HashSet<string> s_others =
    [
        "Xunit.TheoryAttribute",
        "Xunit.InlineDataAttribute",
        "Xunit.MemberDataAttribute",
        "Xunit.ClassDataAttribute",
        $"{NUnit}TestCaseAttribute",
        $"{NUnit}TestCaseSourceAttribute",
        $"{MSTest}DataRowAttribute",
        $"{MSTest}DynamicDataAttribute",
    ];

    // A worker asks for each test, and it starts for each trial.
    private static readonly ConcurrentDictionary<Type, bool> s_plain = new();

    private static readonly HashSet<string> s_words = ["DisplayName", "Description", "Author"];

    /// <returns>Null when the method is more than a test of one of these without data.</returns>
    public static TestFramework? Framework(MethodInfo method)
    {
        if (
            method.IsGenericMethod
            || method.GetParameters().Length > 0
            || method.ReturnType != typeof(void) && method.ReturnType != typeof(Task)
            || method.ReturnType == typeof(void)
                && method.IsDefined(typeof(AsyncStateMachineAttribute), false)
        )
        {
            return null;
        }

        var own = method
            .GetCustomAttributesData()
            .Where(one => !IsHarmless(one.AttributeType))
            .ToList();
        return own is [var mark] && mark.NamedArguments.All(one => s_words.Contains(one.MemberName))
            ? s_frameworks.FirstOrDefault(one => one.Mark == mark.AttributeType.FullName)
            : null;
    }

    /// <summary>Whether nothing is done for all tests of an assembly.</summary>
    public static bool IsPlain(Assembly assembly) =>
        assembly.GetCustomAttributesData().All(one => IsHarmless(one.AttributeType));

    /// <summary>Whether nothing is done for the tests of a class but making one, and disposing of it.</summary>
    public static bool IsPlain(Type type) => s_plain.GetOrAdd(type, IsMadeOnly);

    private static bool IsMadeOnly(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && type.BaseType == typeof(object)
        && type.GetInterfaces()
            .All(one => one == typeof(IDisposable) || one == typeof(IAsyncDisposable))
        && type.GetConstructors() is [var constructor]
        && constructor.GetParameters().Length == 0
        && type.GetCustomAttributesData()
            .All(one =>
                IsHarmless(one.AttributeType)
                || s_classes.Contains(one.AttributeType.FullName!)
                    && one.ConstructorArguments is []
                    && one.NamedArguments is []
            )
        && type.GetMethods(DirectTest.Every).All(IsPlain);

    /// <summary>Whether a method of a test's class is a test itself, or nothing to its framework, such as what runs before each.</summary>
    private static bool IsPlain(MethodInfo method) =>
        method
            .GetCustomAttributesData()
            .Select(one => one.AttributeType)
            .All(one =>
                IsHarmless(one)
                || s_others.Contains(one.FullName!)
                || s_frameworks.Any(framework => framework.Mark == one.FullName)
            );

    private static bool IsHarmless(Type attribute) =>
        attribute.FullName is { } name && (s_harmless.Contains(name) || IsSystem(name));

    private static bool IsSystem(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.VisualStudio.TestTools.", StringComparison.Ordinal);
}
