namespace PieBot.Generated
{
    internal static partial class Calls
    {
        // A value in words: by content where it has some that can be read without running anybody's code. Objects of
        // other people's types than the framework's count by public fields and properties that are one ("{ get; }"), which
        // are read from their fields; of the rest only the type is told.
        internal sealed class Description
        {
            private const int MostNodes = 10000;
            private const int MostDepth = 8;
            private const int MostPlain = 1000;
            private const int MostHashed = 1000000;
            private const int MostOfBrief = 300;

            private readonly System.Collections.Generic.List<object> _path =
                new System.Collections.Generic.List<object>();
            private int _nodes;
            private int _most = MostNodes;

            public readonly System.Text.StringBuilder Text = new System.Text.StringBuilder();

            // Names that only one side declares.
            public string[] Apart;

            // Something that can be compared.
            public bool Content;

            // Something of which only the type is known.
            public bool Opaque;

            // Something that is worked out later.
            public bool Lazy;

            public void Add(object value, int depth)
            {
                System.Globalization.CultureInfo culture = System
                    .Globalization
                    .CultureInfo
                    .InvariantCulture;
                System.Threading.Interlocked.Increment(ref s_nodes);
                if (++_nodes > _most || depth > MostDepth || Text.Length > 1000000)
                {
                    Text.Append("...");
                    return;
                }
                if (value == null)
                    Told("null");
                else if (value is string && IsTemporary((string)value))
                {
                    // Of another name in each run.
                    Opaque = true;
                    Text.Append("<temporary path>");
                }
                else if (value is string)
                    Told(Quoted(Masked((string)value)));
                else if (value is double)
                    Told(((double)value).ToString("G12", culture));
                else if (value is float)
                    Told(((float)value).ToString("G6", culture));
                else if (value is System.DateTime)
                    Told(
                        IsNow((System.DateTime)value)
                            ? "<now " + ((System.DateTime)value).Kind + ">"
                            : ((System.DateTime)value).ToString("O", culture)
                    );
                else if (
                    value is System.DateTimeOffset
                    && IsNow(((System.DateTimeOffset)value).UtcDateTime)
                )
                    Told("<now>");
                else if (value is System.Text.StringBuilder || value is System.IO.StringWriter)
                    Told(Quoted(value.ToString()));
                else if (value.GetType() == typeof(System.IO.MemoryStream))
                    AddStream((System.IO.MemoryStream)value, depth);
                else if (value is Statics)
                    AddStatics((Statics)value);
                else if (value is System.Type)
                    Told(((System.Type)value).FullName ?? ((System.Type)value).Name);
                else if (IsLazy(value))
                {
                    // Which class does it is nobody's business.
                    Lazy = true;
                    Opaque = true;
                    Text.Append("<lazy>");
                }
                else if (IsOnPath(value))
                    Text.Append("<cycle>");
                else
                {
                    _path.Add(value);
                    AddWhole(value, depth, culture);
                    _path.RemoveAt(_path.Count - 1);
                }
            }

            private void AddStream(System.IO.MemoryStream stream, int depth)
            {
                Add(stream.ToArray(), depth + 1);
                Text.Append(stream.CanSeek ? " at " + stream.Position : " closed");
            }

            private void AddStatics(Statics statics)
            {
                // Reading them would run the type's initializers.
                if (!HasStarted(statics.Type))
                    return;
                Text.Append(NameOf(statics.Type)).Append(" { ");
                foreach (System.Reflection.FieldInfo field in statics.Fields)
                {
                    object held = field.GetValue(null);
                    if (
                        field.IsInitOnly
                        && (held == null || !IsFramework(held.GetType()) || !CanBeShared(held, 0))
                    )
                        continue;
                    AddBriefly(PropertyOf(field), held);
                }
                Text.Append("}");
            }

            // Its beginning, and how many there are: it may be a table, and is told at every call.
            public void AddBriefly(string name, object held)
            {
                _nodes = 0;
                _most = MostOfBrief;
                Text.Append(name).Append(" = ");
                Add(held, 1);
                System.Collections.ICollection items = held as System.Collections.ICollection;
                if (_nodes > _most && items != null)
                    Text.Append(" of ").Append(items.Count);
                Text.Append("; ");
            }

            private void AddWhole(object value, int depth, System.Globalization.CultureInfo culture)
            {
                System.Type type = value.GetType();
                object items = ItemsOf(value, type);
                if (items != null)
                {
                    Text.Append(type.Name[0] == 'P' ? "queue " : "");
                    AddItems((System.Collections.IEnumerable)items, items.GetType(), depth);
                }
                else if (value is System.Collections.IEnumerable && IsCollection(type))
                    AddItems((System.Collections.IEnumerable)value, type, depth);
                else if (IsTuple(type))
                    AddFields(value, type, AllFields(type), depth);
                else if (!IsFramework(type))
                    AddObject(value, type, depth);
                else if (type.IsValueType || ToldByText(type))
                {
                    System.IFormattable formattable = value as System.IFormattable;
                    string text = null;
                    try
                    {
                        text =
                            formattable == null
                                ? value.ToString()
                                : formattable.ToString(null, culture);
                    }
                    catch (System.Exception) { }
                    if (text == null || text == type.FullName || text == type.ToString())
                        Unknown(type);
                    else
                        Told(Masked(text));
                }
                else
                    Unknown(type);
            }

            // Of what has items and shows them otherwise than a collection does; null of all else.
            private static object ItemsOf(object value, System.Type type)
            {
                string name = type.FullName ?? "";
                if (name.StartsWith("System.Collections.Generic.PriorityQueue`2"))
                    return type.GetProperty("UnorderedItems").GetValue(value, null);
                if (
                    name.StartsWith("System.Memory`1") || name.StartsWith("System.ReadOnlyMemory`1")
                )
                    return type.GetMethod("ToArray", new System.Type[0]).Invoke(value, null);
                return null;
            }

            private void AddObject(object value, System.Type type, int depth)
            {
                if (type.IsEnum)
                {
                    Told(value.ToString());
                    return;
                }
                System.Reflection.FieldInfo[] shown = OfBothSides(ShownFields(type));
                System.Reflection.FieldInfo[] all = OfBothSides(AllFields(type));
                if (shown.Length == 0 && type.IsValueType)
                {
                    // Equal by all of their fields unless they say otherwise.
                    if (Overrides(type, "ToString"))
                    {
                        string text = null;
                        try
                        {
                            text = value.ToString();
                        }
                        catch (System.Exception) { }
                        Told(text ?? type.Name);
                        return;
                    }
                    if (!Overrides(type, "Equals"))
                        shown = all;
                }
                if (shown.Length < all.Length)
                {
                    Opaque = true;
                    Lazy |= WorksLater(value, all, shown.Length == 0, 0);
                }
                if (shown.Length == 0 && all.Length > 0)
                    Unknown(type);
                else
                    AddFields(value, type, shown, depth);
            }

            private System.Reflection.FieldInfo[] OfBothSides(System.Reflection.FieldInfo[] fields)
            {
                return Apart == null
                    ? fields
                    : System.Array.FindAll(
                        fields,
                        delegate(System.Reflection.FieldInfo field)
                        {
                            return System.Array.IndexOf(Apart, PropertyOf(field)) < 0;
                        }
                    );
            }

            private void AddFields(
                object value,
                System.Type type,
                System.Reflection.FieldInfo[] fields,
                int depth
            )
            {
                if (IsTuple(type))
                    Text.Append("(");
                else
                    Text.Append(NameOf(type)).Append(fields.Length == 0 ? "" : " { ");
                for (int i = 0; i < fields.Length; i++)
                {
                    if (i > 0)
                        Text.Append(", ");
                    if (!IsTuple(type))
                        Text.Append(PropertyOf(fields[i])).Append(" = ");
                    Add(fields[i].GetValue(value), depth + 1);
                }
                Text.Append(
                    IsTuple(type) ? ")"
                    : fields.Length == 0 ? ""
                    : " }"
                );
                // A class without fields is known whole by its name.
                Content |= fields.Length == 0 && type.IsPublic;
            }

            private void AddItems(System.Collections.IEnumerable items, System.Type type, int depth)
            {
                Text.Append('[');
                Content = true;
                try
                {
                    if (IsUnordered(type))
                        AddSorted(items, depth);
                    else
                    {
                        int count = 0;
                        ulong rest = 0;
                        foreach (object item in items)
                        {
                            // The end of a long row of plain values is hashed.
                            if (count++ >= MostPlain && _most == MostNodes && IsPlain(item))
                            {
                                rest = Continue(
                                    rest,
                                    System.Convert.ToString(
                                        item,
                                        System.Globalization.CultureInfo.InvariantCulture
                                    ) + "\u0001"
                                );
                                if (count > MostHashed)
                                    break;
                                continue;
                            }
                            if (count > 1)
                                Text.Append(", ");
                            Add(item, depth + 1);
                            if (_nodes > _most)
                                break;
                        }
                        if (rest != 0)
                            Text.Append("... of ")
                                .Append(count)
                                .Append(", ")
                                .Append(rest.ToString("x16"));
                    }
                }
                catch (System.Exception)
                {
                    // Changed meanwhile by another thread, or not made yet.
                    Text.Append("<unreadable>");
                }
                Text.Append(']').Append(ComparerOf(items, type));
            }

            // By which its keys are equal or in order, where that is not the usual one.
            private static string ComparerOf(object items, System.Type type)
            {
                System.Reflection.PropertyInfo property =
                    type.IsGenericType && IsFramework(type) ? type.GetProperty("Comparer") : null;
                object comparer = property == null ? null : property.GetValue(items, null);
                if (
                    comparer == null
                    || object.ReferenceEquals(comparer, System.StringComparer.Ordinal)
                )
                    return "";
                System.Type usual = type.Name.StartsWith("Sorted")
                    ? typeof(System.Collections.Generic.Comparer<>)
                    : typeof(System.Collections.Generic.EqualityComparer<>);
                object known = usual
                    .MakeGenericType(type.GetGenericArguments()[0])
                    .GetProperty("Default")
                    .GetValue(null, null);
                return comparer.Equals(known) || known.GetType() == comparer.GetType()
                    ? ""
                    : " by "
                        + (
                            IsFramework(comparer.GetType())
                                ? comparer.GetType().Name
                                : NameOf(comparer.GetType())
                        );
            }

            private static bool IsPlain(object item)
            {
                return item is string
                    || item is decimal
                    || item != null
                        && item.GetType().IsPrimitive
                        && !(item is double)
                        && !(item is float);
            }

            private void AddSorted(System.Collections.IEnumerable items, int depth)
            {
                System.Collections.Generic.List<string> parts =
                    new System.Collections.Generic.List<string>();
                foreach (object item in items)
                {
                    int start = Text.Length;
                    Add(item, depth + 1);
                    parts.Add(Text.ToString(start, Text.Length - start));
                    Text.Length = start;
                    if (_nodes > _most)
                        break;
                }
                parts.Sort(System.StringComparer.Ordinal);
                Text.Append(string.Join(", ", parts.ToArray()));
            }

            private void Told(string text)
            {
                Text.Append(text);
                Content = true;
            }

            private void Unknown(System.Type type)
            {
                Text.Append('<').Append(NameOf(type)).Append('>');
                Opaque = true;
            }

            private bool IsOnPath(object value)
            {
                if (value.GetType().IsValueType)
                    return false;
                foreach (object one in _path)
                    if (object.ReferenceEquals(one, value))
                        return true;
                return false;
            }

            private static string Quoted(string text)
            {
                return text.Length <= 20000
                    ? "\"" + text + "\""
                    : "\""
                        + text.Substring(0, 100)
                        + "...\" of "
                        + text.Length
                        + " characters, "
                        + Hash(text);
            }
        }
    }
}
