namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private const int MostStatics = 20;

        private static readonly System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        > s_staticFields = new System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        >();
        private static readonly System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        > s_hiddenStatics = new System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        >();
        private static readonly System.Collections.Generic.Dictionary<
            System.Type,
            string[]
        > s_started = new System.Collections.Generic.Dictionary<System.Type, string[]>();

        // Stands for the object of a static member: what its type holds for all to see.
        internal sealed class Statics
        {
            public readonly System.Type Type;
            public readonly System.Reflection.FieldInfo[] Fields;

            public Statics(System.Type type, System.Reflection.FieldInfo[] fields)
            {
                Type = type;
                Fields = fields;
            }
        }

        private const int MostOthers = 40;
        private static System.Type[] s_others;
        private static int s_startedTypes;

        // The static fields of all classes but the member's own, in words, class by class.
        private static string[] OtherStatics(Call call)
        {
            System.Type[] types = Others();
            string[] told = new string[types.Length];
            Statics own = call.Receiver as Statics;
            for (int i = 0; i < types.Length; i++)
                if ((own == null || own.Type != types[i]) && HasStarted(types[i]))
                    told[i] = StoredIn(types[i], !IsOwn(call, types[i]));
            return told;
        }

        private static string StoredIn(System.Type type, bool hidden)
        {
            Description into = new Description();
            into.Add(new Statics(type, StaticFields(type)), 0);
            if (hidden && HiddenStatics(type).Length > 0)
                into.Add(new Statics(type, HiddenStatics(type)), 0);
            return into.Text.ToString();
        }

        // Those that the call has changed; null for none.
        private static string ChangedStatics(Call call)
        {
            // What a type's initializers do elsewhere is not this call's matter, though it is the first to need them: then
            // only what the types hold is, from there on.
            bool first = call.StartedBefore != s_startedTypes;
            System.Type[] types = Others();
            string changed = null;
            string[] after = OtherStatics(call);
            for (int i = 0; i < after.Length; i++)
            {
                string before = call.StaticsBefore[i];
                if (first)
                    before = before == null ? InitialOf(types[i], !IsOwn(call, types[i])) : null;
                if (before != null && after[i] != null && before != after[i])
                    changed = (changed == null ? "" : changed + ", ") + after[i];
            }
            return changed;
        }

        private static System.Type[] Others()
        {
            if (s_others != null)
                return s_others;
            System.Collections.Generic.SortedDictionary<string, System.Type> found =
                new System.Collections.Generic.SortedDictionary<string, System.Type>(
                    System.StringComparer.Ordinal
                );
            System.Type[] all;
            try
            {
                all = typeof(Calls).Assembly.GetTypes();
            }
            catch (System.Reflection.ReflectionTypeLoadException)
            {
                all = new System.Type[0];
            }
            foreach (System.Type type in all)
                if (
                    type.FullName != null
                    && !type.ContainsGenericParameters
                    && !type.IsEnum
                    && !type.IsInterface
                    && type.FullName[0] != '<'
                    && !type.FullName.StartsWith("PieBot.Generated.")
                    && found.Count < MostOthers
                    && StaticFields(type).Length + HiddenStatics(type).Length > 0
                )
                    found[type.FullName] = type;
            System.Type[] others = new System.Type[found.Count];
            found.Values.CopyTo(others, 0);
            return s_others = others;
        }

        // Called by the last of a type's static initializers, maybe in the midst of a call that is the first to touch the type.
        public static bool Started(System.Type type)
        {
            lock (s_started)
            {
                s_started[type] = null;
            }
            string[] initial = null;
            try
            {
                initial = new string[] { StoredIn(type, false), StoredIn(type, true) };
            }
            catch (System.Exception) { }
            lock (s_started)
            {
                s_started[type] = initial;
                s_startedTypes++;
            }
            return true;
        }

        // Null where it is not known.
        private static string InitialOf(System.Type type, bool hidden)
        {
            lock (s_started)
            {
                string[] initial;
                return s_started.TryGetValue(type, out initial) && initial != null
                    ? initial[hidden ? 1 : 0]
                    : null;
            }
        }

        public static object StaticsOf(System.Type type)
        {
            if (s_inside.Value != null)
                return null;
            System.Reflection.FieldInfo[] fields = StaticFields(type);
            return fields.Length > 0 ? new Statics(type, fields) : null;
        }

        // A static constructor has run before any static member does; initializers without one may come later.
        private static bool HasStarted(System.Type type)
        {
            if (
                type.TypeInitializer == null
                || (type.Attributes & System.Reflection.TypeAttributes.BeforeFieldInit) == 0
            )
                return true;
            lock (s_started)
            {
                return s_started.ContainsKey(type);
            }
        }

        private static System.Reflection.FieldInfo[] StaticFields(System.Type type)
        {
            return StaticFields(type, s_staticFields, false);
        }

        // What other classes write down for themselves.
        private static System.Reflection.FieldInfo[] HiddenStatics(System.Type type)
        {
            return StaticFields(type, s_hiddenStatics, true);
        }

        private static System.Reflection.FieldInfo[] StaticFields(
            System.Type type,
            System.Collections.Generic.Dictionary<System.Type, System.Reflection.FieldInfo[]> all,
            bool hidden
        )
        {
            lock (all)
            {
                System.Reflection.FieldInfo[] known;
                if (all.TryGetValue(type, out known))
                    return known;
                System.Collections.Generic.SortedDictionary<
                    string,
                    System.Reflection.FieldInfo
                > shown = new System.Collections.Generic.SortedDictionary<
                    string,
                    System.Reflection.FieldInfo
                >(System.StringComparer.Ordinal);
                foreach (
                    System.Reflection.FieldInfo field in type.GetFields(
                        System.Reflection.BindingFlags.Static
                            | System.Reflection.BindingFlags.Public
                            | System.Reflection.BindingFlags.NonPublic
                            | System.Reflection.BindingFlags.DeclaredOnly
                    )
                )
                    if (
                        !field.IsLiteral
                        && (
                            hidden
                                ? !field.IsPublic && !IsOfPublicProperty(field) && KeepsOrder(field)
                                : field.IsPublic || IsOfPublicProperty(field)
                        )
                        && !field.IsDefined(typeof(System.ThreadStaticAttribute), false)
                        && shown.Count < MostStatics
                    )
                        shown[field.Name] = field;
                System.Reflection.FieldInfo[] fields = new System.Reflection.FieldInfo[shown.Count];
                shown.Values.CopyTo(fields, 0);
                return all[type] = fields;
            }
        }

        // What is written down there in its order is asked for by somebody; a table may be a cache, and is nobody's business.
        private static bool KeepsOrder(System.Reflection.FieldInfo field)
        {
            string name = field.FieldType.FullName ?? "";
            return name == "System.Text.StringBuilder"
                || name.StartsWith("System.Collections.Generic.List`1")
                || name.StartsWith("System.Collections.Generic.Queue`1")
                || name.StartsWith("System.Collections.Generic.LinkedList`1")
                || name.StartsWith("System.Collections.Concurrent.ConcurrentQueue`1");
        }
    }
}
