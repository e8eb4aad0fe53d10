namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private const long MostOfFile = 1 << 20;

        private static readonly System.Collections.Generic.List<System.IO.TextWriter> s_tees =
            new System.Collections.Generic.List<System.IO.TextWriter>();
        private static readonly string s_temporary = System.IO.Path.GetTempPath();

        // Writes on, and tells the call that is under way.
        private sealed class Tee : System.IO.TextWriter
        {
            private readonly System.IO.TextWriter _inner;

            public Tee(System.IO.TextWriter inner)
            {
                _inner = inner;
            }

            public override System.Text.Encoding Encoding
            {
                get { return _inner.Encoding; }
            }

            public override void Write(char value)
            {
                Note(value.ToString());
                _inner.Write(value);
            }

            public override void Write(string value)
            {
                Note(value);
                _inner.Write(value);
            }

            public override void Write(char[] buffer, int index, int count)
            {
                Note(new string(buffer, index, count));
                _inner.Write(buffer, index, count);
            }

            public override void WriteLine()
            {
                Note("\n");
                _inner.WriteLine();
            }

            public override void WriteLine(string value)
            {
                Note(value + "\n");
                _inner.WriteLine(value);
            }

            public override void Flush()
            {
                _inner.Flush();
            }

            private static void Note(string text)
            {
                Call call = s_inside.Value as Call;
                if (call == null || text == null || call.Ended)
                    return;
                lock (call.Printed)
                {
                    if (call.Printed.Length < 1000000)
                        call.Printed.Append(text);
                }
            }
        }

        // Tests put writers of their own there, and take them away again.
        private static void WatchConsole()
        {
            lock (s_tees)
            {
                System.IO.TextWriter now = System.Console.Out;
                foreach (System.IO.TextWriter one in s_tees)
                    if (object.ReferenceEquals(one, now))
                        return;
                System.Console.SetOut(new Tee(now));
                s_tees.Add(System.Console.Out);
            }
        }

        // The files that texts among the arguments name, by what is in them.
        private static string[] FilesOf(object[] given)
        {
            string[] found = new string[given.Length];
            for (int i = 0; i < given.Length; i++)
            {
                string path = given[i] as string;
                System.IO.FileInfo file = given[i] as System.IO.FileInfo;
                if (file != null)
                    path = file.FullName;
                if (
                    path == null
                    || path.Length > 1000
                    || path.IndexOf(System.IO.Path.DirectorySeparatorChar) < 0
                )
                    continue;
                try
                {
                    if (
                        !System.IO.File.Exists(path)
                        || new System.IO.FileInfo(path).Length > MostOfFile
                    )
                        continue;
                    Description words = new Description();
                    words.Add(System.IO.File.ReadAllText(path), 0);
                    found[i] = words.Text.ToString();
                }
                catch (System.Exception)
                {
                    // It is written to, or may not be read.
                }
            }
            return found;
        }

        private static void NoteOutput(Call call)
        {
            string[] after = FilesOf(call.Given);
            for (int i = 0; i < after.Length; i++)
                if (after[i] != null && after[i] != call.FilesBefore[i])
                {
                    call.Outcome.Add(
                        "file",
                        "the file of argument " + (i + 1) + " becomes " + after[i],
                        ", "
                    );
                    call.Content = true;
                }
            lock (call.Printed)
            {
                if (call.Printed.Length == 0)
                    return;
                call.Outcome.Add("prints", "prints " + Masked(call.Printed.ToString()), ", ");
                call.Content = true;
            }
        }

        // Random numbers of the machine are others in each run: those of version 4 and 7 in their usual form.
        private static string Masked(string text)
        {
            if (text.Length < 36 || text.IndexOf('-') < 0)
                return text;
            System.Text.StringBuilder masked = null;
            int from = 0;
            for (int at = 0; at + 36 <= text.Length; at++)
            {
                if (!IsRandom(text, at))
                    continue;
                masked = masked ?? new System.Text.StringBuilder();
                masked.Append(text, from, at - from).Append("<guid>");
                from = at + 36;
                at = from - 1;
            }
            return masked == null ? text : masked.Append(text, from, text.Length - from).ToString();
        }

        private static bool IsRandom(string text, int at)
        {
            for (int i = 0; i < 36; i++)
            {
                bool dash = i == 8 || i == 13 || i == 18 || i == 23;
                char one = text[at + i];
                if (dash ? one != '-' : !System.Uri.IsHexDigit(one))
                    return false;
            }
            return text[at + 14] == '4' || text[at + 14] == '7';
        }

        private static bool IsTemporary(string text)
        {
            return text.Length > s_temporary.Length
                && text.Length < 1000
                && text.StartsWith(s_temporary, System.StringComparison.Ordinal);
        }

        private static bool IsNow(System.DateTime time)
        {
            System.DateTime now =
                time.Kind == System.DateTimeKind.Utc ? System.DateTime.UtcNow : System.DateTime.Now;
            return System.Math.Abs((now - time).TotalDays) < 1;
        }
    }
}
