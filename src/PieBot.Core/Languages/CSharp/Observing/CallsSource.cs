using System.Globalization;
using System.Reflection;
using System.Text;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>
/// The source file that is compiled into an observed build (see <c>Generated</c>). <c>string[] Take()</c> gives the outermost
/// calls since the last time, eight strings each: member, hash and beginning of the arguments, hash and beginning of the
/// outcome, and as 0 or 1 whether there is something to compare, whether only the type of an argument or the receiver is known,
/// and whether work was left for later. Plain old C#, so that any project's language version takes it.
/// </summary>
internal static class CallsSource
{
    private const int MostParameters = 8;

    /// <summary>Of delegates with more parameters, or others than by value, the calls are not told.</summary>
    public static string Text { get; } =
        string.Concat(
            (
                (string[])
                    [
                        "Calls",
                        "Hearing",
                        "Description",
                        "Types",
                        "Itself",
                        "Behind",
                        "Statics",
                        "Deferred",
                        "Sequences",
                        "Shared",
                        "Output",
                        "Errors",
                        "Rest",
                    ]
            )
                .Select(Read)
                .Append(Delegates())
        );

    private static string Read(string name)
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream($"csharp/{name}.cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // One class for each number of parameters, with and without a result.
    private static string Delegates()
    {
        var text = new StringBuilder(DelegateStart);
        for (var count = 0; count <= MostParameters; count++)
        {
            text.Append(Delegate(count, returns: true)).Append(Delegate(count, returns: false));
        }

        return text.Append("} }\n").ToString();
    }

    private static string Delegate(int count, bool returns)
    {
        string Each(string format) =>
            string.Join(
                ", ",
                Enumerable
                    .Range(1, count)
                    .Select(at => string.Format(CultureInfo.InvariantCulture, format, at))
            );
        string[] types =
        [
            .. Enumerable.Range(1, count).Select(at => $"T{at}"),
            .. returns ? ["R"] : Array.Empty<string>(),
        ];
        var generic = types.Length == 0 ? "" : $"<{string.Join(", ", types)}>";
        var inner = $"System.{(returns ? "Func" : "Action")}{generic}";
        var result = returns ? "R" : "void";
        var call = $"_inner({Each("a{0}")})";
        return $$"""
            private sealed class {{(returns ? "Function" : "Procedure")}}{{count}}{{generic}}
            {
                private readonly Part _part;
                private readonly {{inner}} _inner;
                public {{(returns ? "Function" : "Procedure")}}{{count}}(Part part, object inner)
                {
                    _part = part;
                    _inner = ({{inner}})Typed(typeof({{inner}}), (System.Delegate)inner);
                }
                public {{result}} Invoke({{Each("T{0} a{0}")}})
                {
                    if (!Begin(_part)) { {{(returns ? $"return {call};" : $"{call}; return;")}} }
                    Invocation one = new Invocation(_part, new object[] { {{Each("a{0}")}} });
                    try { {{(returns ? $"return one.Returned<R>({call});" : $"{call};")}} }
                    catch (System.Exception exception) { one.Threw(exception); throw; }
                    finally { one.Leave(); End(true); }
                }
            }

            """;
    }

    private const string DelegateStart = """
        namespace PieBot.Generated
        {
            internal static partial class Calls
            {
                // A delegate of the same type that tells its calls; null where its parameters cannot be kept.
                private static object WrapDelegate(Call call, System.Delegate value, int level)
                {
                    System.Reflection.MethodInfo method = value.GetType().GetMethod("Invoke");
                    System.Reflection.ParameterInfo[] parameters = method.GetParameters();
                    bool returns = method.ReturnType != typeof(void);
                    if (parameters.Length > 8 || method.ReturnType.IsByRef || method.ReturnType.IsPointer) return null;
                    System.Collections.Generic.List<System.Type> types = new System.Collections.Generic.List<System.Type>();
                    foreach (System.Reflection.ParameterInfo one in parameters)
                    {
                        if (one.ParameterType.IsByRef || one.ParameterType.IsPointer) return null;
                        types.Add(one.ParameterType);
                    }
                    if (returns) types.Add(method.ReturnType);
                    System.Type generic = typeof(Calls).GetNestedType((returns ? "Function" : "Procedure") + parameters.Length + (types.Count == 0 ? "" : "`" + types.Count), System.Reflection.BindingFlags.NonPublic);
                    object target = Make(generic, types.ToArray(), call, value, level);
                    return target == null ? null : System.Delegate.CreateDelegate(value.GetType(), target, target.GetType().GetMethod("Invoke"));
                }

                private static System.Delegate Typed(System.Type type, System.Delegate value)
                {
                    return value.GetType() == type ? value : System.Delegate.CreateDelegate(type, value, value.GetType().GetMethod("Invoke"));
                }

                // One call of a delegate that was handed out.
                private sealed class Invocation
                {
                    private readonly Part _part;
                    private readonly object[] _given;
                    private readonly string _before;
                    private readonly System.Text.StringBuilder _text = new System.Text.StringBuilder();
                    private string _outcome = "nothing";
                    private bool _content;

                    public Invocation(Part part, object[] given)
                    {
                        _part = part;
                        _given = given;
                        _before = All();
                    }

                    public T Returned<T>(T value)
                    {
                        Description into = new Description();
                        object given = Give(_part.Call, typeof(T), value, _part.Level + 1, into);
                        _outcome = into.Text.ToString();
                        _content = into.Content;
                        if (_part.Level == 0) _part.Call.Unseen |= into.Lazy && !into.Content;
                        return object.ReferenceEquals(given, value) ? value : (T)given;
                    }

                    public void Threw(System.Exception exception)
                    {
                        _outcome = Thrown(exception);
                        _content = true;
                    }

                    public void Leave()
                    {
                        string after = All();
                        bool changed = after != _before;
                        NoteEvent(_part, "call " + _part.Number, "(" + _before + ") gives " + _outcome + (changed ? ", arguments become (" + after + ")" : ""), _content || changed);
                    }

                    private string All()
                    {
                        Description all = new Description();
                        for (int i = 0; i < _given.Length; i++)
                        {
                            if (i > 0) all.Text.Append(", ");
                            all.Add(_given[i], 0);
                        }
                        return all.Text.ToString();
                    }
                }

        """;
}
