namespace PieBot.Generated
{
    // For a worker that makes calls of its own: it is told what tests pass, and asks for values in words.
    internal static partial class Calls
    {
        // Whom to tell of calls: the member, its receiver and arguments, whether an edit touches it, and whether it is part of
        // a call of another method of its class.
        public static System.Action<string, object, object[], bool, bool> Entered;

        // And of those that end with an exception.
        public static System.Action<string, object, System.Exception> Failed;

        [System.ThreadStatic]
        private static int s_seen;

        // A method of a class of which an edit touches another: what tests pass to it, and no more.
        public static bool Saw(string member, object receiver, object[] arguments)
        {
            if (Entered == null)
                return false;
            if (s_seen == 0 && s_inside.Value == null)
                Entered(member, receiver, arguments, false, false);
            s_seen++;
            return true;
        }

        public static void Unsaw(bool saw)
        {
            if (saw)
                s_seen--;
        }

        public static string Told(object value)
        {
            Description told = new Description();
            told.Add(value, 0);
            return told.Text.ToString();
        }

        // Of calls that no test makes the words of an error say too much: another way to the same has others.
        private static bool s_exercises;

        // While the worker looks at what calls come to by itself, none is noted.
        public static bool Silent;

        // However many there were before.
        public static void NoteAll()
        {
            lock (s_calls)
            {
                s_exercises = true;
                s_all = 0;
                s_nodes = 0;
                s_folded = 0;
            }
        }
    }
}
