namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private const System.Reflection.BindingFlags Declared =
            System.Reflection.BindingFlags.Instance
            | System.Reflection.BindingFlags.Public
            | System.Reflection.BindingFlags.NonPublic
            | System.Reflection.BindingFlags.DeclaredOnly;

        private static readonly System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        > s_shown = new System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        >();
        private static readonly System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        > s_allFields = new System.Collections.Generic.Dictionary<
            System.Type,
            System.Reflection.FieldInfo[]
        >();

        // Public fields, and the fields behind public properties that are nothing else; by name, the base's first.
        private static System.Reflection.FieldInfo[] ShownFields(System.Type type)
        {
            lock (s_shown)
            {
                System.Reflection.FieldInfo[] known;
                if (s_shown.TryGetValue(type, out known))
                    return known;
                System.Collections.Generic.List<System.Reflection.FieldInfo> shown =
                    new System.Collections.Generic.List<System.Reflection.FieldInfo>();
                System.Collections.Generic.List<System.Reflection.FieldInfo> read = ReadFields(
                    type
                );
                foreach (System.Reflection.FieldInfo field in AllFields(type))
                    if (
                        field.IsPublic
                        || IsOfPublicProperty(field)
                        || read.Exists(
                            delegate(System.Reflection.FieldInfo one)
                            {
                                return one.Name == field.Name
                                    && one.DeclaringType == field.DeclaringType;
                            }
                        )
                    )
                        shown.Add(field);
                return s_shown[type] = shown.ToArray();
            }
        }

        // The fields that public properties only hand on: load this, load a field, return, as compilers write it.
        private static System.Collections.Generic.List<System.Reflection.FieldInfo> ReadFields(
            System.Type type
        )
        {
            System.Collections.Generic.List<System.Reflection.FieldInfo> read =
                new System.Collections.Generic.List<System.Reflection.FieldInfo>();
            for (System.Type one = type; one != null && !IsFramework(one); one = one.BaseType)
                foreach (System.Reflection.PropertyInfo property in one.GetProperties(Declared))
                {
                    System.Reflection.MethodInfo getter = property.GetGetMethod();
                    System.Reflection.MethodBody body =
                        getter == null || getter.IsAbstract ? null : getter.GetMethodBody();
                    byte[] code = body == null ? null : body.GetILAsByteArray();
                    int at = code != null && code.Length > 0 && code[0] == 0 ? 1 : 0;
                    if (
                        code == null
                        || code.Length < at + 7
                        || code.Length > at + 12
                        || code[at] != 0x02
                        || code[at + 1] != 0x7B
                        || code[code.Length - 1] != 0x2A
                    )
                        continue;
                    try
                    {
                        read.Add(
                            getter.Module.ResolveField(
                                System.BitConverter.ToInt32(code, at + 2),
                                one.IsGenericType ? one.GetGenericArguments() : null,
                                null
                            )
                        );
                    }
                    catch (System.Exception)
                    {
                        // Of a type that cannot be loaded here.
                    }
                }
            return read;
        }

        private static System.Reflection.FieldInfo[] AllFields(System.Type type)
        {
            lock (s_allFields)
            {
                System.Reflection.FieldInfo[] known;
                if (s_allFields.TryGetValue(type, out known))
                    return known;
                System.Collections.Generic.List<System.Reflection.FieldInfo> fields =
                    new System.Collections.Generic.List<System.Reflection.FieldInfo>();
                bool tuple = IsTuple(type);
                for (
                    System.Type one = type;
                    one != null && one != typeof(object) && (tuple || !IsFramework(one));
                    one = one.BaseType
                )
                {
                    System.Reflection.FieldInfo[] declared = one.GetFields(Declared);
                    System.Array.Sort(
                        declared,
                        delegate(
                            System.Reflection.FieldInfo left,
                            System.Reflection.FieldInfo right
                        )
                        {
                            return string.CompareOrdinal(left.Name, right.Name);
                        }
                    );
                    fields.InsertRange(0, declared);
                }
                return s_allFields[type] = fields.ToArray();
            }
        }

        private static bool IsOfPublicProperty(System.Reflection.FieldInfo field)
        {
            // Of anonymous types, whose properties are all public.
            if (field.Name.EndsWith(">i__Field"))
                return true;
            if (!field.Name.EndsWith(">k__BackingField"))
                return false;
            System.Reflection.PropertyInfo property = field.DeclaringType.GetProperty(
                PropertyOf(field),
                Declared | System.Reflection.BindingFlags.Static
            );
            return property != null && property.GetGetMethod() != null;
        }

        private static string PropertyOf(System.Reflection.FieldInfo field)
        {
            int end = field.Name.IndexOf('>');
            return field.Name.Length > 0 && field.Name[0] == '<' && end > 0
                ? field.Name.Substring(1, end - 1)
                : field.Name;
        }

        // What is not public may be another class at the other side.
        private static string NameOf(System.Type type)
        {
            if (type.Name.Length > 0 && type.Name[0] == '<')
                return "new";
            return type.IsVisible ? type.Name : "object";
        }

        // A delegate, an expression, a sequence or a task that is not done: their work comes later. A collection is there.
        private static bool IsLazy(object value)
        {
            if (value is System.Delegate || value is System.Collections.IEnumerator)
                return true;
            System.Threading.Tasks.Task task = value as System.Threading.Tasks.Task;
            if (task != null)
                return true;
            System.Type type = value.GetType();
            if (value is System.Collections.IEnumerable && !IsCollection(type))
                return true;
            for (System.Type one = type; one != null; one = one.BaseType)
            {
                string name = one.IsGenericType
                    ? one.GetGenericTypeDefinition().FullName
                    : one.FullName;
                if (
                    name == "System.Lazy`1"
                    || name == "System.Linq.Expressions.Expression"
                    || name == "System.Threading.Tasks.ValueTask"
                    || name == "System.Threading.Tasks.ValueTask`1"
                )
                    return true;
            }
            foreach (System.Type one in type.GetInterfaces())
                if (
                    one.Name == "IAsyncEnumerable`1"
                    || one.Name == "IAsyncEnumerator`1"
                    || one.Name == "IQueryable"
                    || one.Name == "IObservable`1"
                )
                    return true;
            return false;
        }

        // An object whose private fields hold what is lazy, or nothing but objects of its kind, as that of a parser which
        // is put together from parsers: making it is not its work.
        private static bool WorksLater(
            object value,
            System.Reflection.FieldInfo[] fields,
            bool bare,
            int depth
        )
        {
            bool data = false;
            bool objects = false;
            foreach (System.Reflection.FieldInfo field in fields)
            {
                object held = field.GetValue(value);
                if (held == null || field.DeclaringType.GetEvent(field.Name, Declared) != null)
                    continue;
                System.Type type = held.GetType();
                if (IsLazy(held))
                    return true;
                if (IsObjects(type))
                    objects = true;
                else if (!type.IsValueType && !IsFramework(type))
                {
                    objects = true;
                    if (depth < 3 && WorksLater(held, AllFields(type), false, depth + 1))
                        return true;
                }
                else
                    data = true;
            }
            return bare && objects && !data;
        }

        // A collection of objects that are not the framework's.
        private static bool IsObjects(System.Type type)
        {
            System.Type item =
                type.IsArray ? type.GetElementType()
                : type.IsGenericType && IsCollection(type) ? type.GetGenericArguments()[0]
                : null;
            return item != null && !item.IsValueType && !IsFramework(item);
        }

        // A lazy sequence is not walked: that would do its work.
        private static bool IsCollection(System.Type type)
        {
            foreach (System.Type one in type.GetInterfaces())
                if (
                    one == typeof(System.Collections.ICollection)
                    || one.Name == "ICollection`1"
                    || one.Name == "IReadOnlyCollection`1"
                )
                    return true;
            return false;
        }

        private static bool IsUnordered(System.Type type)
        {
            if (
                IsFramework(type)
                && (
                    type.Name.StartsWith("Ordered")
                    || type.Name.StartsWith("Sorted")
                    || type.Name.StartsWith("ImmutableSorted")
                    || type.Name == "ListDictionary"
                )
            )
                return false;
            foreach (System.Type one in type.GetInterfaces())
                if (
                    one.Name == "ISet`1"
                    || one.Name == "IReadOnlySet`1"
                    || one.Name == "IDictionary"
                    || one.Name == "IDictionary`2"
                    || one.Name == "IReadOnlyDictionary`2"
                )
                    return true;
            return false;
        }

        private static bool IsTuple(System.Type type)
        {
            return type.IsGenericType
                && (type.FullName ?? "").Length > 0
                && (
                    type.FullName.StartsWith("System.ValueTuple`")
                    || type.FullName.StartsWith("System.Tuple`")
                    || type.FullName.StartsWith("System.Collections.Generic.KeyValuePair`")
                );
        }

        // Classes of the framework whose text is their content.
        private static bool ToldByText(System.Type type)
        {
            return type == typeof(System.Version)
                || type == typeof(System.Uri)
                || type.FullName == "System.Xml.Linq.XElement"
                || type.FullName == "System.Xml.Linq.XDocument"
                || type.FullName == "System.Net.IPAddress"
                || type.FullName == "System.Text.RegularExpressions.Regex"
                || type.FullName == "System.Globalization.CultureInfo";
        }

        private static bool Overrides(System.Type type, string method)
        {
            foreach (System.Reflection.MethodInfo one in type.GetMethods(Declared))
                if (
                    one.Name == method
                    && one.IsVirtual
                    && one.GetParameters().Length == (method == "Equals" ? 1 : 0)
                )
                    return one.GetBaseDefinition().DeclaringType != type;
            return false;
        }

        private static bool IsFramework(System.Type type)
        {
            System.Reflection.Assembly assembly = type.Assembly;
            if (assembly == typeof(object).Assembly || assembly.IsDynamic)
                return true;
            string name = assembly.GetName().Name;
            return assembly != typeof(Calls).Assembly
                && (
                    name == "System"
                    || name == "mscorlib"
                    || name == "netstandard"
                    || name.StartsWith("System.")
                    || name.StartsWith("Microsoft.")
                );
        }

        // What a call may change: not numbers, texts, or the like.
        private static bool CanChange(object value)
        {
            return value != null
                && !value.GetType().IsValueType
                && !(value is string)
                && !(value is System.Type)
                && !IsLazy(value);
        }
    }
}
