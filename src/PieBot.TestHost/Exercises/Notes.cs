namespace PieBot.TestHost.Exercises;

/// <summary>Keeps what tests pass to edited members and to the other methods of their classes.</summary>
internal sealed class Notes
{
    private readonly Dictionary<string, Kept> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Seen> _classes = [];
    private readonly object _lock = new();
    private bool _isOver;

    /// <summary>The members, by their ids.</summary>
    public IReadOnlyDictionary<string, Kept> Members => _members;

    public IReadOnlyDictionary<Type, Seen> Classes => _classes;

    /// <summary>From now on: of the builds that are loaded, and of those to come.</summary>
    public static Notes Start()
    {
        var notes = new Notes();
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (Generated.In(loaded.LoadedAssembly) is { } calls)
            {
                notes.Hear(calls);
            }
        };
        foreach (var calls in Generated.All())
        {
            notes.Hear(calls);
        }

        return notes;
    }

    /// <summary>Nothing more is kept.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isOver = true;
        }
    }

    private void Hear(Type calls)
    {
        calls
            .GetField("Entered")!
            .SetValue(null, (Action<string, object?, object?[], bool, bool>)Enter);
        calls.GetField("Failed")!.SetValue(null, (Action<string, object?, Exception>)Fail);
    }

    // Whatever goes wrong here is no matter of the test that is under way.
    private void Enter(
        string member,
        object? receiver,
        object?[] arguments,
        bool isEdited,
        bool isInside
    )
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            try
            {
                if (!_members.TryGetValue(member, out var kept))
                {
                    _members[member] = kept = new(
                        member,
                        Exercises.Members.Calling(member, arguments.Length)
                    )
                    {
                        IsEdited = isEdited,
                    };
                }

                if (isEdited)
                {
                    kept.Add(receiver, arguments);
                }

                if (
                    !isInside
                    && receiver is not null and not ValueType
                    && kept.Method is { IsStatic: false } method
                )
                {
                    Of(receiver.GetType())
                        .Add(receiver, Exercises.Members.Of(method, receiver), arguments);
                }
            }
#pragma warning disable CA1031
            catch (Exception)
            {
                _members[member] = new(member, null);
            }
#pragma warning restore CA1031
        }
    }

    private void Fail(string member, object? receiver, Exception exception)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            if (_members.TryGetValue(member, out var kept))
            {
                kept.Thrown.Add(exception.GetType().Name);
            }

            if (receiver is not null)
            {
                Of(receiver.GetType()).Thrown.Add(exception.GetType().Name);
            }
        }
    }

    private Seen Of(Type type)
    {
        if (!_classes.TryGetValue(type, out var seen))
        {
            _classes[type] = seen = new();
        }

        return seen;
    }
}
