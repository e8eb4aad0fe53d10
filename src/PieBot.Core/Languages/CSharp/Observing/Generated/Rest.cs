namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private const int MostFolded = 50000;

        private static readonly System.Collections.Generic.SortedDictionary<string, Rest> s_rest =
            new System.Collections.Generic.SortedDictionary<string, Rest>(
                System.StringComparer.Ordinal
            );
        private static int s_folded;

        // The calls of a member beyond those that are noted one by one: what they came to, in whatever order.
        private sealed class Rest
        {
            public int Count;
            public ulong Sum;
        }

        private static void Fold(Call call)
        {
            // What comes of it later is not waited for.
            if (call.Lazy || call.Unseen)
                return;
            lock (s_calls)
            {
                Rest rest;
                if (!s_rest.TryGetValue(call.Member, out rest))
                    s_rest[call.Member] = rest = new Rest();
                rest.Count++;
                unchecked
                {
                    rest.Sum += Continue(
                        14695981039346656037UL,
                        call.Arguments.Text
                            + "\u0001"
                            + call.ReceiverBefore
                            + "\u0001"
                            + call.Outcome.Hash
                    );
                }
            }
        }

        private static void AddRest(System.Collections.Generic.List<string> taken)
        {
            foreach (System.Collections.Generic.KeyValuePair<string, Rest> one in s_rest)
                taken.AddRange(
                    new string[]
                    {
                        one.Key,
                        // A member that remembers results is called less often: as many are another matter than fewer.
                        Hash("rest of " + one.Value.Count),
                        "of each call beyond the first " + MostOfOneTest,
                        one.Value.Sum.ToString("x16"),
                        one.Value.Count + " results in all, " + one.Value.Sum.ToString("x16"),
                        "0",
                        "0",
                        "0",
                    }
                );
            s_rest.Clear();
        }
    }
}
