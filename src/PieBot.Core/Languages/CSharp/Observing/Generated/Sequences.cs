namespace PieBot.Generated
{
    internal static partial class Calls
    {
        // Only where what is declared is a sequence: of any other type the wrapper would be another.
        private static object WrapSequence(Call call, System.Type declared, object value, int level)
        {
            if (declared == typeof(System.Collections.IEnumerable))
                return Make(typeof(PlainSequence), new System.Type[0], call, value, level);
            if (declared == typeof(System.Collections.IEnumerator))
                return Make(typeof(PlainWalk), new System.Type[0], call, value, level);
            if (!declared.IsGenericType || !declared.IsInterface)
                return null;
            System.Type[] arguments = declared.GetGenericArguments();
            switch (declared.GetGenericTypeDefinition().FullName)
            {
                case "System.Collections.Generic.IEnumerable`1":
                    return Make(typeof(Sequence<>), arguments, call, value, level);
                case "System.Linq.IOrderedEnumerable`1":
                    return Make(typeof(Ordered<>), arguments, call, value, level);
                case "System.Collections.Generic.IEnumerator`1":
                    return Make(typeof(Walk<>), arguments, call, value, level);
#if NETCOREAPP3_0_OR_GREATER || NETSTANDARD2_1_OR_GREATER
                case "System.Collections.Generic.IAsyncEnumerable`1":
                    return Make(typeof(AsyncSequence<>), arguments, call, value, level);
                case "System.Collections.Generic.IAsyncEnumerator`1":
                    return Make(typeof(AsyncWalk<>), arguments, call, value, level);
#endif
                default:
                    return null;
            }
        }

        private class Sequence<T> : System.Collections.Generic.IEnumerable<T>
        {
            protected readonly Part _part;
            private readonly System.Collections.Generic.IEnumerable<T> _inner;

            public Sequence(Part part, object inner)
            {
                _part = part;
                _inner = (System.Collections.Generic.IEnumerable<T>)inner;
            }

            public System.Collections.Generic.IEnumerator<T> GetEnumerator()
            {
                bool begun = Begin(_part);
                try
                {
                    return new Walk<T>(_part, _inner.GetEnumerator());
                }
                finally
                {
                    End(begun);
                }
            }

            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator()
            {
                return GetEnumerator();
            }
        }

        private sealed class Ordered<T> : Sequence<T>, System.Linq.IOrderedEnumerable<T>
        {
            private readonly System.Linq.IOrderedEnumerable<T> _ordered;

            public Ordered(Part part, object inner)
                : base(part, inner)
            {
                _ordered = (System.Linq.IOrderedEnumerable<T>)inner;
            }

            public System.Linq.IOrderedEnumerable<T> CreateOrderedEnumerable<TKey>(
                System.Func<T, TKey> keySelector,
                System.Collections.Generic.IComparer<TKey> comparer,
                bool descending
            )
            {
                return new Ordered<T>(
                    _part,
                    _ordered.CreateOrderedEnumerable(keySelector, comparer, descending)
                );
            }
        }

        private sealed class PlainSequence : System.Collections.IEnumerable
        {
            private readonly Part _part;
            private readonly System.Collections.IEnumerable _inner;

            public PlainSequence(Part part, object inner)
            {
                _part = part;
                _inner = (System.Collections.IEnumerable)inner;
            }

            public System.Collections.IEnumerator GetEnumerator()
            {
                bool begun = Begin(_part);
                try
                {
                    return new PlainWalk(_part, _inner.GetEnumerator());
                }
                finally
                {
                    End(begun);
                }
            }
        }

        private class PlainWalk : System.Collections.IEnumerator
        {
            private readonly Part _part;
            private string _key;
            private readonly System.Collections.IEnumerator _inner;
            private bool _some;
            private object _current;
            private object _before;

            public PlainWalk(Part part, object inner)
            {
                _part = part;
                _inner = (System.Collections.IEnumerator)inner;
            }

            protected virtual System.Type Declared
            {
                get { return typeof(object); }
            }

            public object Current
            {
                get { return _some ? _current : _inner.Current; }
            }

            public bool MoveNext()
            {
                bool begun = Begin(_part);
                if (begun && _key == null)
                    _key = _part.Number + "." + ++_part.Walks;
                _some = false;
                try
                {
                    bool more = _inner.MoveNext();
                    if (begun)
                        Told(more);
                    return more;
                }
                catch (System.Exception exception)
                {
                    if (begun)
                        NoteWalkThrown(_part, _key, exception);
                    throw;
                }
                finally
                {
                    End(begun);
                }
            }

            private void Told(bool more)
            {
                if (!more)
                {
                    NoteEvent(_part, _key, "end", true);
                    return;
                }
                if (_part.Events >= MostEvents)
                    return;
                Description into = new Description();
                object item = _inner.Current;
                _current = Give(_part.Call, Declared, item, _part.Level + 1, into);
                _some = !object.ReferenceEquals(_current, item);
                // What the walker keeps of it changes with it.
                if (item != null && object.ReferenceEquals(item, _before) && CanBeShared(item, 0))
                    into.Text.Append(", which is the object before it");
                _before = item;
                NoteEvent(_part, _key, into.Text.ToString(), into.Content);
            }

            public void Reset()
            {
                _inner.Reset();
            }
        }

        private sealed class Walk<T> : PlainWalk, System.Collections.Generic.IEnumerator<T>
        {
            private readonly System.Collections.Generic.IEnumerator<T> _typed;

            public Walk(Part part, object inner)
                : base(part, inner)
            {
                _typed = (System.Collections.Generic.IEnumerator<T>)inner;
            }

            protected override System.Type Declared
            {
                get { return typeof(T); }
            }

            T System.Collections.Generic.IEnumerator<T>.Current
            {
                get { return (T)base.Current; }
            }

            public void Dispose()
            {
                _typed.Dispose();
            }
        }

        // Thrown before the first item, it is as if the member itself had thrown.
        private static void NoteWalkThrown(Part part, string key, System.Exception exception)
        {
            NoteEvent(
                part,
                part.Events == 0 && part.Level == 0 ? "" : key,
                Thrown(exception),
                true
            );
        }

#if NETCOREAPP3_0_OR_GREATER || NETSTANDARD2_1_OR_GREATER
        private sealed class AsyncSequence<T> : System.Collections.Generic.IAsyncEnumerable<T>
        {
            private readonly Part _part;
            private readonly System.Collections.Generic.IAsyncEnumerable<T> _inner;

            public AsyncSequence(Part part, object inner)
            {
                _part = part;
                _inner = (System.Collections.Generic.IAsyncEnumerable<T>)inner;
            }

            public System.Collections.Generic.IAsyncEnumerator<T> GetAsyncEnumerator(
                System.Threading.CancellationToken cancellationToken
            )
            {
                return new AsyncWalk<T>(_part, _inner.GetAsyncEnumerator(cancellationToken));
            }
        }

        private sealed class AsyncWalk<T> : System.Collections.Generic.IAsyncEnumerator<T>
        {
            private readonly Part _part;
            private string _key;
            private readonly System.Collections.Generic.IAsyncEnumerator<T> _inner;

            public AsyncWalk(Part part, object inner)
            {
                _part = part;
                _inner = (System.Collections.Generic.IAsyncEnumerator<T>)inner;
            }

            public T Current
            {
                get { return _inner.Current; }
            }

            public async System.Threading.Tasks.ValueTask<bool> MoveNextAsync()
            {
                bool begun = Begin(_part);
                if (begun && _key == null)
                    _key = _part.Number + "." + ++_part.Walks;
                try
                {
                    bool more = await _inner.MoveNextAsync();
                    if (begun && more)
                    {
                        Description into = new Description();
                        into.Add(_inner.Current, 0);
                        NoteEvent(_part, _key, into.Text.ToString(), into.Content);
                    }
                    else if (begun)
                        NoteEvent(_part, _key, "end", true);
                    return more;
                }
                catch (System.Exception exception)
                {
                    if (begun)
                        NoteWalkThrown(_part, _key, exception);
                    throw;
                }
                finally
                {
                    End(begun);
                }
            }

            public System.Threading.Tasks.ValueTask DisposeAsync()
            {
                return _inner.DisposeAsync();
            }
        }
#endif
    }
}
