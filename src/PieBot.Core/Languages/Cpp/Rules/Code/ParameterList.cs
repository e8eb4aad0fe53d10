using PieBot.Core.Languages.Cpp.Members;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Finds a function's parameters in its header.</summary>
internal static class ParameterList
{
    /// <summary>The last parenthesis before what may follow parameters; null where there is none.</summary>
    public static int? Find(FunctionCode code)
    {
        int? found = null;
        for (var at = 1; at < code.Body; at++)
        {
            if (code.Is(at, ":") || code.Is(at, "->") || code.Is(at, "requires"))
            {
                break;
            }

            if (code.Is(at, "("))
            {
                var name = code.Tokens[at - 1];
                var isNone =
                    name.Text
                        is "noexcept"
                            or "throw"
                            or "alignas"
                            or "decltype"
                            or "__attribute__"
                            or "__declspec"
                    || (found is not null && CppWords.IsMacro(name));
                found = isNone ? found : at;
                at = code.Partner[at];
            }
        }

        return found;
    }
}
