namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private const int MostShared = 5000;

        private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<
            object,
            object
        > s_handedOut = new System.Runtime.CompilerServices.ConditionalWeakTable<object, object>();

        private sealed class SameObject : System.Collections.Generic.IEqualityComparer<object>
        {
            bool System.Collections.Generic.IEqualityComparer<object>.Equals(
                object left,
                object right
            )
            {
                return object.ReferenceEquals(left, right);
            }

            int System.Collections.Generic.IEqualityComparer<object>.GetHashCode(object value)
            {
                return System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value);
            }
        }

        // How many objects that can change a result has in common with what the call was given, however deep: a copy of a
        // list is not a list of the same lists, and a list that is handed out is not a copy of it.
        private static string SharedParts(Call call, object value)
        {
            if (
                value == null
                || call.Given == null
                || value is string
                || value.GetType().IsPrimitive
                || IsGiven(call, value)
            )
                return "";
            System.Collections.Generic.HashSet<object> held = Reached(
                new object[] { value },
                null,
                null
            );
            if (held == null || held.Count == 0)
                return "";
            System.Collections.Generic.HashSet<object> given = Reached(
                call.Given,
                call.Receiver,
                call.Apart
            );
            if (given == null)
                return "";
            int shared = 0;
            foreach (object one in held)
                if (given.Contains(one) && !IsGiven(call, one))
                    shared++;
            return shared == 0
                ? ""
                : "shares "
                    + shared
                    + (shared == 1 ? " object" : " objects")
                    + " with what it was given or keeps: ";
        }

        // Who gets what an earlier call gave sees what becomes of it there. Of the framework's collections and of arrays, which
        // whoever gets them may change.
        private static string HandedOutBefore(object value)
        {
            if (
                value == null
                || !(value is System.Array) && !IsFramework(value.GetType())
                || !CanBeShared(value, 0)
            )
                return "";
            lock (s_handedOut)
            {
                object known;
                if (s_handedOut.TryGetValue(value, out known))
                    return "what a call gave before: ";
                s_handedOut.Add(value, value);
                return "";
            }
        }

        private static bool IsGiven(Call call, object value)
        {
            foreach (object one in call.Given)
                if (object.ReferenceEquals(one, value))
                    return true;
            return object.ReferenceEquals(call.Receiver, value);
        }

        // Null where they are too many. What only one side keeps is not looked into: there would be more of it there.
        private static System.Collections.Generic.HashSet<object> Reached(
            object[] from,
            object more,
            string[] apart
        )
        {
            System.Collections.Generic.HashSet<object> found =
                new System.Collections.Generic.HashSet<object>(new SameObject());
            System.Collections.Generic.Queue<object> waiting =
                new System.Collections.Generic.Queue<object>(from);
            waiting.Enqueue(more);
            for (int steps = 0; waiting.Count > 0; steps++)
            {
                // Of a part nothing can be said.
                if (steps >= MostShared)
                    return null;
                object value = waiting.Dequeue();
                if (
                    value == null
                    || value is Statics
                    || value is string
                    || value is System.Type
                    || IsLazy(value)
                )
                    continue;
                System.Type type = value.GetType();
                if (!type.IsValueType && CanBeShared(value, 0) && !found.Add(value))
                    continue;
                if (value is System.Collections.IEnumerable && IsCollection(type))
                    EnqueueItems((System.Collections.IEnumerable)value, waiting);
                else if (IsTuple(type) || !IsFramework(type) && !type.IsEnum)
                    foreach (System.Reflection.FieldInfo field in AllFields(type))
                        if (
                            !field.FieldType.IsPrimitive
                            && !field.FieldType.IsPointer
                            && (apart == null || System.Array.IndexOf(apart, PropertyOf(field)) < 0)
                        )
                            waiting.Enqueue(field.GetValue(value));
            }
            return found;
        }

        private static void EnqueueItems(
            System.Collections.IEnumerable items,
            System.Collections.Generic.Queue<object> waiting
        )
        {
            try
            {
                foreach (object item in items)
                {
                    if (
                        waiting.Count > MostShared
                        || item is string
                        || item != null && item.GetType().IsPrimitive
                    )
                        break;
                    waiting.Enqueue(item);
                }
            }
            catch (System.Exception)
            {
                // Changed meanwhile by another thread, or not made yet.
            }
        }
    }
}
