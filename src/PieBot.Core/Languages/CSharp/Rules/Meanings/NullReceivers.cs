using Microsoft.CodeAnalysis;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// Null is refused otherwise: a method of LINQ throws ArgumentNullException, a property NullReferenceException, a span of
/// null nothing at all. Told where the compiler sees that there may be null.
/// </summary>
internal static class NullReceivers
{
    public static IEnumerable<Meaning> Of(CodeFix fix) =>
        fix.Calls()
            .Where(call =>
                Marks.Callee(call)
                    is "Any"
                        or "Count"
                        or "First"
                        or "FirstOrDefault"
                        or "Last"
                        or "ElementAt"
                        or "All"
                        or "Select"
                        or "Substring"
                        or "ToString"
                        or "IndexOfAny"
                        or "ToLower"
                        or "ToUpper"
                        or "ToLowerInvariant"
                        or "ToUpperInvariant"
            )
            .Where(fix.Touches)
            .Select(CodeFix.Receiver)
            .Any(receiver =>
                receiver is not null
                && fix.Model.GetTypeInfo(receiver) is { Type.IsReferenceType: true } type
                && type.Nullability.FlowState == NullableFlowState.MaybeNull
            )
            ? [new Meaning.Doubtful(Risk.ChangedEdge)]
            : [];
}
