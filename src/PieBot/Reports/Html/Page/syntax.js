// Colours code by its words alone: enough to read a diff, and it never fails on code that does not parse.
const words = (text) => new Set(text.split(" "));
const csharp = words("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double dynamic else enum event explicit extern false field file finally fixed float for foreach get global goto if implicit in init int interface internal is lock long nameof namespace new not null object operator or and out override params partial private protected public readonly record ref required return sbyte sealed set short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile when where while with yield");
const python = words("and as assert async await break class continue def del elif else except finally for from global if import in is lambda match None nonlocal not or pass raise return self True False try while with yield");
const cpp = words("alignas alignof auto bool break case catch char class concept const consteval constexpr constinit continue co_await co_return co_yield decltype default delete do double else enum explicit export extern false float for friend if inline int long mutable namespace new noexcept nullptr operator private protected public requires return short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void volatile while");

const cTokens = /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>[$@]*"""+[^]*?(?:"""+|$)|(?:\$?@|@\$)"(?:[^"]|"")*(?:"|$)|\$?"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])+'?)|(?<number>\b\d[\w.]*)|(?<word>@?[A-Za-z_]\w*)/g;
const pythonTokens = /(?<comment>#[^\n]*)|(?<string>[rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(?<number>\b\d[\w.]*)|(?<word>[A-Za-z_]\w*)/g;

const language = (path) =>
  /\.pyi?$/i.test(path) ? [pythonTokens, python]
  : /\.(c|cc|cpp|cxx|h|hh|hpp)$/i.test(path) ? [cTokens, cpp]
  : [cTokens, csharp];

// The whole text's tokens as [from, to, class]; what lies between is plain.
const tokens = (text, path) => {
  const [pattern, keywords] = language(path);
  const found = [];
  for (const match of text.matchAll(pattern)) {
    const { comment, string, number, word } = match.groups;
    const next = text.slice(match.index + match[0].length).match(/^\s*(?:<[\w, <>?[\]]*>)?\s*\(/);
    const kind =
      comment !== undefined ? "comment"
      : string !== undefined ? "string"
      : number !== undefined ? "number"
      : keywords.has(word) ? "keyword"
      : next ? "call"
      : /^[A-Z]/.test(word) ? "type"
      : undefined;
    if (kind) found.push([match.index, match.index + match[0].length, kind]);
  }
  return found;
};

// One list of [text, class] a line: a comment or string over several lines keeps its colour.
const colouredLines = (lines, path) => {
  const text = lines.join("\n");
  const all = tokens(text, path);
  let [from, place] = [0, 0];
  return lines.map((line) => {
    const to = from + line.length;
    const parts = [];
    let at = from;
    while (place < all.length && all[place][0] < to) {
      const [start, end, kind] = all[place];
      if (start > at) parts.push([text.slice(at, start), ""]);
      parts.push([text.slice(Math.max(start, at), Math.min(end, to)), kind]);
      at = Math.min(end, to);
      if (end > to) break;
      place++;
    }
    if (at < to) parts.push([text.slice(at, to), ""]);
    from = to + 1;
    return parts;
  });
};
