namespace PieBot.Generated
{
    internal static partial class Calls
    {
        // Who gets an argument back in place of a copy shares it with the caller. Of what nobody can change it does not matter.
        private static string Itself(Call call, object value)
        {
            object[] given = call.Given;
            if (value == null || given == null)
                return "";
            for (int i = 0; i < given.Length; i++)
                if (object.ReferenceEquals(given[i], value))
                    return CanBeShared(value, 0) ? "argument " + (i + 1) + " itself: " : "";
            return object.ReferenceEquals(call.Receiver, value) && CanBeShared(value, 0)
                ? "this itself: "
                : "";
        }

        // An object that can change once it is made, as far as its fields tell.
        private static bool CanBeShared(object value, int depth)
        {
            System.Type type = value.GetType();
            if (!CanChange(value) || IsTuple(type))
                return false;
            System.Array array = value as System.Array;
            if (array != null)
                return array.Length > 0;
            if (IsFramework(type))
                return IsCollection(type) ? !IsFixed(type) : HoldsContent(value);
            System.Type inherited = type;
            while (!IsFramework(inherited))
                inherited = inherited.BaseType ?? typeof(object);
            if (IsCollection(inherited))
                return true;
            foreach (System.Reflection.FieldInfo field in AllFields(type))
            {
                if (field.DeclaringType.GetEvent(field.Name, Declared) != null)
                    continue;
                if (!field.IsInitOnly)
                    return true;
                object held = field.GetValue(value);
                // Classes that never change keep their items in an array.
                bool own = held is System.Array && !field.IsPublic && !IsOfPublicProperty(field);
                if (held != null && !own && depth < 3 && CanBeShared(held, depth + 1))
                    return true;
            }
            return false;
        }

        private static bool HoldsContent(object value)
        {
            return value is System.Text.StringBuilder
                || value is System.IO.StringWriter
                || value is System.IO.MemoryStream
                || value.GetType().FullName == "System.Xml.Linq.XElement"
                || value.GetType().FullName == "System.Xml.Linq.XDocument";
        }

        private static bool IsFixed(System.Type type)
        {
            return type.Namespace == "System.Collections.Immutable"
                || type.Namespace == "System.Collections.Frozen";
        }

        // What a delegate's calls may change: the object of its method, or the locals that a lambda uses. Null for nothing.
        private static string TargetOf(System.Delegate callback)
        {
            Description state = new Description();
            foreach (System.Delegate one in callback.GetInvocationList())
            {
                if (one.Target == null)
                    continue;
                state.Text.Append(state.Text.Length == 0 ? "callback on " : " and ");
                state.Add(one.Target, 1);
            }
            return state.Text.Length == 0 ? null : state.Text.ToString();
        }
    }
}
