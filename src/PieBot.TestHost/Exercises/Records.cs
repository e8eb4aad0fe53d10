using System.Collections;

namespace PieBot.TestHost.Exercises;

/// <summary>Objects of several fields: tuples, records, classes that hold data.</summary>
internal static class Records
{
    public static bool IsOne(object value) =>
        !CopiedTypes.IsFixed(value)
        && value is not (IEnumerable or Delegate)
        && (
            !CopiedTypes.IsFramework(value.GetType())
            || value is System.Runtime.CompilerServices.ITuple
        )
        && CopiedTypes.Fields(value.GetType()).Count > 1;

    /// <summary>
    /// A record with one field of another of its type, so that what is found by it is there twice, or with a number near those that
    /// others have there.
    /// </summary>
    /// <param name="alike">Others of its type, at least one.</param>
    public static object Changed(object record, IReadOnlyList<object> alike, Random chance)
    {
        if (
            Copies.Another(record) is not { } made
            || Copies.Of(alike[chance.Next(alike.Count)]) is not [{ } source]
        )
        {
            return record;
        }

        // In an order that both sides have.
        var fields = CopiedTypes
            .Fields(record.GetType())
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .ToList();
        var field = fields[chance.Next(fields.Count)];
        var value = field.GetValue(source);
        if (Numbers.IsNumber(value) && chance.Next(2) == 0)
        {
            var shown = alike.Append(record).Select(one => field.GetValue(one)!).ToList();
            var near = Numbers.Near(value!, shown, chance).ToList();
            value = near.Count > 0 ? near[chance.Next(near.Count)] : value;
        }

        field.SetValue(
            made,
            value is string text && chance.Next(4) == 0 ? Texts.Turned(text) : value
        );
        return made;
    }
}
