namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private const int MostLevels = 3;
        private const int MostEvents = 10000;

        // Tells a value, or wraps what is worked out later, so that its calls, items or result are told when they come.
        // Nothing is worked out sooner than without it. What cannot be wrapped is lazy in the description.
        private static object Give(
            Call call,
            System.Type declared,
            object value,
            int level,
            Description into
        )
        {
            if (value == null || level > MostLevels)
            {
                into.Add(value, 0);
                return value;
            }
            System.Type type = value.GetType();
            System.Threading.Tasks.Task task = value as System.Threading.Tasks.Task;
            if (task != null)
            {
                if (WorksInside(declared))
                    return GiveTaskOfLazy(call, declared.GetGenericArguments()[0], task, level);
                Await(NewPart(call, level), task, level == 0);
                return value;
            }
            object wrapped = null;
            if (type.FullName.StartsWith("System.Threading.Tasks.ValueTask"))
                return GiveValueTask(call, type, value, level);
            if (value is System.Delegate)
                wrapped = WrapDelegate(call, (System.Delegate)value, level);
            else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(System.Lazy<>))
                wrapped = Make(typeof(LazyOf<>), type.GetGenericArguments(), call, value, level);
            else if (
                type.IsValueType
                && IsTuple(type)
                && type.FullName.StartsWith("System.ValueTuple`")
            )
                return GiveTuple(call, type, value, level, into);
            else if (!Implements(type, "IQueryable"))
            {
                wrapped = WrapSequence(call, declared, value, level);
                call.Live |= wrapped != null && level == 0 && !IsCollection(type);
            }
            LazyMaker maker = wrapped as LazyMaker;
            if (maker != null)
                wrapped = maker.Made();
            if (wrapped == null)
            {
                if (level == 0)
                    into.Text.Append(Itself(call, value));
                into.Add(value, 0);
                return value;
            }
            // What becomes of it shows how often, and when, it is asked.
            call.Lazy = true;
            return wrapped;
        }

        private static Part NewPart(Call call, int level)
        {
            Part part = new Part();
            part.Call = call;
            part.Level = level;
            lock (call.Returned)
            {
                // A member's own task is told as what an async member returns.
                part.Number = level == 0 ? 0 : ++call.Parts;
                if (level == 0)
                    call.Returned.Add(part);
            }
            return part;
        }

        private static bool WorksInside(System.Type declared)
        {
            if (
                !declared.IsGenericType
                || declared.GetGenericTypeDefinition() != typeof(System.Threading.Tasks.Task<>)
            )
                return false;
            System.Type held = declared.GetGenericArguments()[0];
            return typeof(System.Delegate).IsAssignableFrom(held)
                || held == typeof(System.Collections.IEnumerable)
                || held.IsGenericType
                    && (
                        held.GetGenericTypeDefinition() == typeof(System.Lazy<>)
                        || held.GetGenericTypeDefinition()
                            == typeof(System.Collections.Generic.IEnumerable<>)
                    );
        }

        // The task is another, of the same result with a wrapper around it.
        private static object GiveTaskOfLazy(
            Call call,
            System.Type held,
            System.Threading.Tasks.Task task,
            int level
        )
        {
            System.Reflection.MethodInfo through = typeof(Calls)
                .GetMethod(
                    "Through",
                    System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic
                )
                .MakeGenericMethod(held);
            Part part = NewPart(call, level);
            call.Lazy = true;
            System.Threading.Tasks.Task given = (System.Threading.Tasks.Task)
                through.Invoke(null, new object[] { part, task });
            if (level == 0)
                call.Pending = given;
            return given;
        }

        private static async System.Threading.Tasks.Task<T> Through<T>(
            Part part,
            System.Threading.Tasks.Task<T> task
        )
        {
            try
            {
                T value = await task;
                part.Seen = true;
                Description into = new Description();
                object given = Give(part.Call, typeof(T), value, part.Level, into);
                if (part.Level == 0)
                    Judge(part.Call, into);
                if (into.Text.Length > 0)
                    NoteEvent(part, "", into.Text.ToString(), into.Content);
                return object.ReferenceEquals(given, value) ? value : (T)given;
            }
            catch (System.Exception exception)
            {
                NoteEvent(part, "", Thrown(exception), true);
                throw;
            }
            finally
            {
                if (part.Level == 0)
                    Close(part.Call);
            }
        }

        private static object Make(
            System.Type generic,
            System.Type[] arguments,
            Call call,
            object value,
            int level
        )
        {
            try
            {
                System.Type type =
                    arguments.Length == 0 ? generic : generic.MakeGenericType(arguments);
                // The part counts only once there is something to tell it.
                Part part = new Part();
                object made = System.Activator.CreateInstance(
                    type,
                    System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public,
                    null,
                    new object[] { part, value },
                    null
                );
                part.Call = call;
                part.Level = level;
                lock (call.Returned)
                {
                    part.Number = ++call.Parts;
                    if (level == 0)
                        call.Returned.Add(part);
                }
                return made;
            }
            catch (System.Exception)
            {
                return null;
            }
        }

        private static object GiveTuple(
            Call call,
            System.Type type,
            object value,
            int level,
            Description into
        )
        {
            // A boxed copy of its own.
            object copy = value;
            into.Text.Append("(");
            System.Reflection.FieldInfo[] fields = AllFields(type);
            for (int i = 0; i < fields.Length; i++)
            {
                if (i > 0)
                    into.Text.Append(", ");
                object held = fields[i].GetValue(copy);
                object given = Give(call, fields[i].FieldType, held, level, into);
                if (!object.ReferenceEquals(held, given))
                    fields[i].SetValue(copy, given);
            }
            into.Text.Append(")");
            return copy;
        }

        // A task is told when it is done, by whoever waits for it: here first.
        private static void Await(Part part, System.Threading.Tasks.Task task, bool ends)
        {
            part.Call.Lazy = true;
            if (task.IsCompleted)
            {
                NoteTask(part, task);
                return;
            }
            if (ends)
                part.Call.Pending = task;
            task.ContinueWith(
                delegate(System.Threading.Tasks.Task done)
                {
                    NoteTask(part, done);
                    if (ends)
                        Close(part.Call);
                },
                System.Threading.CancellationToken.None,
                System.Threading.Tasks.TaskContinuationOptions.ExecuteSynchronously,
                System.Threading.Tasks.TaskScheduler.Default
            );
        }

        private static void NoteTask(Part part, System.Threading.Tasks.Task task)
        {
            if (part.Call.Taken)
                return;
            part.Seen = true;
            string key = part.Level == 0 ? "" : part.Number.ToString();
            if (task.IsFaulted)
                NoteEvent(part, key, Thrown(task.Exception.InnerException ?? task.Exception), true);
            else if (task.IsCanceled)
                NoteEvent(part, key, Thrown(new System.OperationCanceledException()), true);
            else
            {
                System.Reflection.PropertyInfo result = task.GetType().GetProperty("Result");
                if (result == null || result.PropertyType.Name == "VoidTaskResult")
                    return;
                Description into = new Description();
                object value = result.GetValue(task, null);
                if (part.Level == 0)
                    into.Text.Append(Itself(part.Call, value));
                into.Add(value, 0);
                if (part.Level == 0)
                    Judge(part.Call, into);
                NoteEvent(part, key, into.Text.ToString(), into.Content);
            }
        }

        // It may be asked once only: what is given on is one of the same task.
        private static object GiveValueTask(Call call, System.Type type, object value, int level)
        {
            System.Reflection.MethodInfo method = type.GetMethod("AsTask");
            System.Threading.Tasks.Task task = (System.Threading.Tasks.Task)
                method.Invoke(value, null);
            Await(NewPart(call, level), task, level == 0);
            return System.Activator.CreateInstance(type, new object[] { task });
        }

        private static void NoteEvent(Part part, string key, string text, bool content)
        {
            Call call = part.Call;
            if (call.Taken)
                return;
            part.Seen = true;
            if (part.Events++ >= MostEvents)
                return;
            call.Content |= content;
            call.Outcome.Add(key, text, "; ");
        }

        // False where what is under way is part of something that is told itself.
        private static bool Begin(Part part)
        {
            if (
                part.Call == null
                || part.Call.Taken
                || s_inside.Value != null
                || s_nodes >= MostNodesOfAll
            )
                return false;
            s_inside.Value = part;
            return true;
        }

        private static void End(bool begun)
        {
            if (begun)
                s_inside.Value = null;
        }

        private static bool Implements(System.Type type, string name)
        {
            foreach (System.Type one in type.GetInterfaces())
                if (one.Name == name)
                    return true;
            return false;
        }

        private abstract class LazyMaker
        {
            public abstract object Made();
        }

        private sealed class LazyOf<T> : LazyMaker
        {
            private readonly Part _part;
            private readonly System.Lazy<T> _inner;

            public LazyOf(Part part, object inner)
            {
                _part = part;
                _inner = (System.Lazy<T>)inner;
            }

            public override object Made()
            {
                return new System.Lazy<T>((System.Func<T>)Value);
            }

            private T Value()
            {
                if (!Begin(_part))
                    return _inner.Value;
                try
                {
                    T value = _inner.Value;
                    Description into = new Description();
                    object given = Give(_part.Call, typeof(T), value, _part.Level + 1, into);
                    NoteEvent(_part, "value " + _part.Number, into.Text.ToString(), into.Content);
                    return object.ReferenceEquals(given, value) ? value : (T)given;
                }
                catch (System.Exception exception)
                {
                    NoteEvent(_part, "value " + _part.Number, Thrown(exception), true);
                    throw;
                }
                finally
                {
                    End(true);
                }
            }
        }
    }
}
