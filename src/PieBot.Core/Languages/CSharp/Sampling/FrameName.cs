using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.CSharp.Sampling;

/// <summary>A member as both sides can name it: the runtime by a stack frame, the source by an id.</summary>
/// <param name="Member">Namespace, types and member with dots, without generic arity: <c>Ns.Outer.Inner.get_Size</c>.</param>
/// <param name="Parameters">How many; null when it cannot be told, as in what a compiler made of a member.</param>
internal sealed partial record FrameName(string Member, int? Parameters)
{
    /// <summary>Whether both may be the same member. Overloads with as many parameters cannot be told apart.</summary>
    public bool Matches(FrameName other) =>
        Member == other.Member
        && (Parameters is null || other.Parameters is null || Parameters == other.Parameters);

    /// <summary>Reads a frame such as <c>Ns.Type`1[System.__Canon].Method(class System.String,int32)</c>; lambdas, local functions, async and iterator bodies go by the member that holds them.</summary>
    public static FrameName OfFrame(string frame)
    {
        var end = frame.IndexOf('(', StringComparison.Ordinal);
        var name = Plain(end < 0 ? frame : frame[..end]).Replace('+', '.');
        var made = name.IndexOf(".<", StringComparison.Ordinal);
        if (made < 0)
        {
            return new(name, end < 0 ? null : Count(frame[end..]));
        }

        // Ns.Type.<>c.<Member>b__0_0, Ns.Type.<Member>d__3.MoveNext, Ns.Type.<Member>g__Local|0_0.
        var owner = Owner().Match(name, made);
        return new(owner.Success ? $"{name[..made]}.{owner.Groups["name"].Value}" : name, null);
    }

    /// <summary>Reads the id of a member of the source; null of what has no such name at run time, as operators.</summary>
    public static FrameName? OfMember(ChangedMember member)
    {
        var signature = member.Signature.Split('#')[0];
        var end = signature.IndexOf('(', StringComparison.Ordinal);
        var name = Plain(end < 0 ? signature : signature[..end]);
        int? parameters = end < 0 ? 0 : Count(signature[end..]);
        var at = name.LastIndexOf('.');
        var (type, last) = at < 0 ? ("", name) : (name[..at], name[(at + 1)..]);
        return member.Kind switch
        {
            MemberKind.Operator => null,
            // Ns.Type.Size.get; an indexer's property is called Item.
            MemberKind.Accessor when last is "get" or "set" or "init" => new(
                Accessor(type, last == "get" ? "get" : "set"),
                null
            ),
            MemberKind.Accessor when last is "add" or "remove" => new(Accessor(type, last), null),
            MemberKind.Property => new(Accessor(name, "get"), null),
            _ => new(name, parameters),
        };
    }

    private static string Accessor(string property, string kind)
    {
        var at = property.LastIndexOf('.');
        var name = property[(at + 1)..];
        return $"{property[..(at + 1)]}{kind}_{(name == "this" ? "Item" : name)}";
    }

    private static string Plain(string name) => Generics().Replace(name, "");

    // Of a list in parentheses: commas that are in no brackets of its own.
    private static int Count(string list)
    {
        var (depth, commas, any) = (0, 0, false);
        foreach (var character in list)
        {
            switch (character)
            {
                case '(' or '<' or '[':
                    depth++;
                    break;
                case ')' or '>' or ']':
                    depth--;
                    break;
                case ',' when depth == 1:
                    commas++;
                    break;
            }

            any |= depth > 0 && character is not ('(' or ' ');
            if (depth == 0)
            {
                break;
            }
        }

        return any ? commas + 1 : 0;
    }

    [GeneratedRegex(@"`\d+|\[[^\]]*\]+")]
    private static partial Regex Generics();

    [GeneratedRegex(@"<(?<name>[\w.]+)>", RegexOptions.ExplicitCapture)]
    private static partial Regex Owner();
}
