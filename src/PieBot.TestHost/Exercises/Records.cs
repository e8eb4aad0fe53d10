using System.Collections;

namespace PieBot.TestHost.Exercises;

/// <summary>Objects of several fields: tuples, records, classes that hold data.</summary>
internal static class Records
{
    public static bool IsOne(object value) =>
        !Copies.IsFixed(value)
        && value is not (IEnumerable or Delegate)
        && (!Copies.IsFramework(value.GetType()) || value is System.Runtime.CompilerServices.ITuple)
        && Copies.Fields(value.GetType()).Count() > 1;

    /// <summary>A record with one field of another of its type: what is found by it is there twice.</summary>
    public static object Mixed(object record, object other, Random chance)
    {
        if (Copies.Of(record, other) is not [{ } made, { } source])
        {
            return record;
        }

        // In an order that both sides have.
        var fields = Copies
            .Fields(record.GetType())
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .ToList();
        var field = fields[chance.Next(fields.Count)];
        field.SetValue(made, field.GetValue(source));
        return made;
    }
}
