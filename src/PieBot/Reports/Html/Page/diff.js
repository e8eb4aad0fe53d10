// What two lines have in common at either end; the rest is what changed within them.
const middle = (one, other) => {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return start + end > most / 3 ? [start, end] : undefined;
};

// Removed and added lines that follow each other are read side by side.
const changedParts = (lines) => {
  const parts = new Map();
  for (let at = 0; at < lines.length; ) {
    let removed = at;
    while (removed < lines.length && lines[removed].kind === "Removed") removed++;
    let added = removed;
    while (added < lines.length && lines[added].kind === "Added") added++;
    if (removed - at === added - removed) {
      for (let place = 0; place < removed - at; place++) {
        const [one, other] = [lines[at + place], lines[removed + place]];
        const common = middle(one.text, other.text);
        if (common) {
          for (const line of [one, other]) parts.set(line, [common[0], line.text.length - common[1]]);
        }
      }
    }
    at = Math.max(added, at + 1);
  }
  return parts;
};

// Cuts coloured parts where the changed part begins and ends.
const withMarks = (parts, mark) => {
  if (!mark || mark[0] >= mark[1]) return parts.map(([text, kind]) => h("span", { class: kind || undefined }, text));
  const cut = [];
  let at = 0;
  for (const [text, kind] of parts) {
    for (const [from, to] of [[at, mark[0]], [mark[0], mark[1]], [mark[1], Infinity]]) {
      const piece = text.slice(Math.max(0, from - at), Math.max(0, to - at));
      if (piece && at + text.length > from) {
        const classes = [kind, from === mark[0] && to === mark[1] ? "mark" : ""].filter(Boolean).join(" ");
        cut.push(h("span", { class: classes || undefined }, piece));
      }
    }
    at += text.length;
  }
  return cut;
};

const signs = { Same: " ", Removed: "\u2212", Added: "+" };
const spoken = { Removed: "removed: ", Added: "added: " };

// What all lines are indented by tells nothing, and on a phone it is all that would be seen.
const outdented = (lines) => {
  const full = lines.filter((line) => line.text.trim() !== "").map((line) => line.text.match(/^[ \t]*/)[0]);
  let shared = full[0] ?? "";
  for (const one of full) while (!one.startsWith(shared)) shared = shared.slice(0, -1);
  return lines.map((line) => ({ ...line, text: line.text.slice(shared.length) }));
};

const diffTable = (edit) => {
  const path = edit.path;
  const lines = outdented(edit.lines);
  const side = (kind) => {
    const own = lines.filter((line) => line.kind === "Same" || line.kind === kind);
    return new Map(colouredLines(own.map((line) => line.text), path).map((parts, place) => [own[place], parts]));
  };
  const [removed, added] = [side("Removed"), side("Added")];
  const marks = changedParts(lines);
  return h("figure", { class: "diff" },
    h("figcaption", {}, path),
    h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": `Diff of ${path}` },
      h("table", {}, h("tbody", {}, lines.map((line) =>
        h("tr", { class: line.kind.toLowerCase() },
          h("td", { class: "line" }, line.baseline ?? ""),
          h("td", { class: "line" }, line.candidate ?? ""),
          h("td", { class: "code" },
            h("span", { class: "sign", "aria-hidden": "true" }, signs[line.kind]),
            spoken[line.kind] && h("span", { class: "unseen" }, spoken[line.kind]),
            withMarks((line.kind === "Added" ? added : removed).get(line) ?? [], marks.get(line)))))))));
};
