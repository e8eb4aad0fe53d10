using System.Linq.Expressions;
using System.Reflection;

namespace PieBot.TestHost.Exercises;

/// <summary>Listens to the public events of an object.</summary>
internal sealed class Events
{
    private readonly object _sender;
    private readonly List<string> _raised = [];

    private Events(object sender) => _sender = sender;

    public static Events Of(object sender)
    {
        var events = new Events(sender);
        foreach (var one in sender.GetType().GetEvents(BindingFlags.Instance | BindingFlags.Public))
        {
            if (events.Handler(one) is { } handler)
            {
                one.AddEventHandler(sender, handler);
            }
        }

        return events;
    }

    /// <summary>What was raised since the last time, in words.</summary>
    public string Take()
    {
        var raised = string.Concat(_raised);
        _raised.Clear();
        return raised;
    }

    // Called by handlers.
    private void Raised(string name, object?[] arguments) =>
        _raised.Add(
            $", raises {name}({string.Join(", ", arguments.Select(one => ReferenceEquals(one, _sender) ? "itself" : Generated.Told(one)))})"
        );

    private Delegate? Handler(EventInfo one)
    {
        var invoke = one.EventHandlerType!.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters();
        if (
            invoke.ReturnType != typeof(void)
            || parameters.Any(parameter =>
                parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike
            )
        )
        {
            return null;
        }

        var given = parameters
            .Select(parameter => Expression.Parameter(parameter.ParameterType))
            .ToList();
        var raised = typeof(Events).GetMethod(
            nameof(Raised),
            BindingFlags.Instance | BindingFlags.NonPublic
        )!;
        return Expression
            .Lambda(
                one.EventHandlerType,
                Expression.Call(
                    Expression.Constant(this),
                    raised,
                    Expression.Constant(one.Name),
                    Expression.NewArrayInit(
                        typeof(object),
                        given.Select(value => Expression.Convert(value, typeof(object)))
                    )
                ),
                given
            )
            .Compile();
    }
}
