namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private const int MostBehind = 100;
        private const int DeepestBehind = 4;

        // What a call works with, where it keeps it to itself: what the receiver's and the arguments' collaborators hold in
        // private fields, and what the handlers of events have done. The private fields of the member's own class are not
        // compared: an edit may change them.
        private static string Behind(Call call)
        {
            Description into = new Description();
            System.Collections.Generic.List<object> seen =
                new System.Collections.Generic.List<object>();
            if (!(call.Receiver is Statics))
                AddBehind(call, call.Receiver, into, seen, 0);
            foreach (object given in call.Given)
                AddBehind(call, given, into, seen, 0);
            return into.Text.ToString();
        }

        private static void AddBehind(
            Call call,
            object owner,
            Description into,
            System.Collections.Generic.List<object> seen,
            int depth
        )
        {
            if (owner == null || depth > DeepestBehind || seen.Count >= MostBehind)
                return;
            System.Type type = owner.GetType();
            if (type.IsValueType || type.IsEnum || IsFramework(type) || IsLazy(owner))
                return;
            foreach (object one in seen)
                if (object.ReferenceEquals(one, owner))
                    return;
            seen.Add(owner);
            bool ownType = IsOwn(call, type);
            foreach (System.Reflection.FieldInfo field in AllFields(type))
            {
                // Those of an edited base class too.
                bool own =
                    ownType || field.DeclaringType != type && IsOwn(call, field.DeclaringType);
                if (
                    own
                    && call.Apart != null
                    && System.Array.IndexOf(call.Apart, PropertyOf(field)) >= 0
                )
                    continue;
                object held = field.GetValue(owner);
                if (held == null)
                    continue;
                System.Delegate handler = held as System.Delegate;
                if (handler != null)
                {
                    if (field.DeclaringType.GetEvent(field.Name, Declared) != null)
                        into.Text.Append(field.Name)
                            .Append(": ")
                            .Append(TargetOf(handler) ?? "")
                            .Append("; ");
                }
                else if (!IsFramework(held.GetType()))
                    AddBehind(call, held, into, seen, depth + 1);
                else if (!own && !IsLazy(held) && IsKept(type, field, held))
                    into.AddBriefly(PropertyOf(field), held);
            }
        }

        // Classes whose members are edited, and those inside them.
        private static bool IsOwn(Call call, System.Type type)
        {
            int parameters = call.Member.IndexOf('(');
            string member = parameters < 0 ? call.Member : call.Member.Substring(0, parameters);
            for (System.Type one = type; one != null; one = one.DeclaringType)
            {
                int generic = one.Name.IndexOf('`');
                string name = generic < 0 ? one.Name : one.Name.Substring(0, generic);
                int at = member.IndexOf(name, System.StringComparison.Ordinal);
                if (
                    at >= 0
                    && (at == 0 || !char.IsLetterOrDigit(member[at - 1]))
                    && at + name.Length < member.Length
                    && !char.IsLetterOrDigit(member[at + name.Length])
                )
                    return true;
            }
            return false;
        }

        // Of the tests' own classes no private numbers: a double counts its calls, and fewer calls may be what is gained.
        private static bool IsKept(
            System.Type owner,
            System.Reflection.FieldInfo field,
            object held
        )
        {
            System.Type type = held.GetType();
            // Other in each run, and so would be the whole call.
            if (
                held is System.DateTime
                || held is System.DateTimeOffset
                || held is System.TimeSpan
                || held is System.Guid
            )
                return false;
            return IsCollection(type)
                || HoldsContent(held)
                || (type.IsValueType || held is string)
                    && (
                        owner.Assembly == typeof(Calls).Assembly
                        || field.IsPublic
                        || IsOfPublicProperty(field)
                    );
        }
    }
}
