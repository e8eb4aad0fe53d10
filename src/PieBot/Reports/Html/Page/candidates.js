// The list of candidates, best first; each opens to its diff and evidence.
const candidateRow = (row, run) => {
  const body = h("div", { id: `${row.id}-body`, class: "body", role: "group", "aria-labelledby": `${row.id}-head`, hidden: true });
  const head = h("button", { type: "button", id: `${row.id}-head`, "aria-expanded": "false", "aria-controls": `${row.id}-body` },
    h("span", { class: `badge ${row.group}` }, row.verdict),
    h("span", { class: "name" }, h("b", {}, row.name), " ", h("span", { class: "title" }, row.title)),
    h("span", { class: "gain" }, row.measurement ? ratio(row.measurement.speedup) : "\u2013", !row.measurement && h("span", { class: "unseen" }, "not timed")),
    h("span", { class: "place" }, row.place, row.risks.length > 0 && h("span", { class: "flag" }, ` ${many(row.risks.length, "risk")}`)));
  const open = (wanted) => {
    if (wanted && !body.hasChildNodes()) fill(body, {}, evidence(row, run));
    body.hidden = !wanted;
    head.setAttribute("aria-expanded", String(wanted));
  };
  head.addEventListener("click", () => open(body.hidden));
  const element = h("article", { id: row.id, class: "entry" }, h("h3", {}, head), body);
  return { row, element, head, open, text: `${row.name} ${row.title} ${row.place} ${row.origin} ${row.id}`.toLowerCase() };
};

// Arrow keys walk the rows that are shown, as in the authoring practices' accordion.
const walk = (event, rows) => {
  const shown = rows.filter((one) => !one.element.hidden);
  const now = shown.findIndex((one) => one.head === event.target);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (now < 0 || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  shown[Math.min(shown.length - 1, Math.max(0, next))].head.focus();
};

const filters = (rows, told) => {
  const verdicts = new Map();
  for (const { row } of rows) {
    verdicts.set(row.verdict, { group: row.group, count: (verdicts.get(row.verdict)?.count ?? 0) + 1 });
  }
  const chosen = new Set();
  const search = h("input", { type: "search", placeholder: "Member, file, edit or id", "aria-label": "Search the candidates" });
  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    for (const one of rows) {
      one.element.hidden = !((chosen.size === 0 || chosen.has(one.row.verdict)) && one.text.includes(wanted));
      count += one.element.hidden ? 0 : 1;
    }
    told.textContent = count === rows.length ? `All ${many(rows.length, "candidate")}, best first.` : `${count} of ${many(rows.length, "candidate")}.`;
  };
  const chips = [...verdicts].map(([verdict, { group, count }]) =>
    h("button", {
      type: "button", class: `chip ${group}`, "aria-pressed": "false",
      onclick: ({ currentTarget }) => {
        if (!chosen.delete(verdict)) chosen.add(verdict);
        currentTarget.setAttribute("aria-pressed", String(chosen.has(verdict)));
        show();
      },
    }, `${verdict} `, h("span", { class: "count" }, count)));
  search.addEventListener("input", show);
  show();
  const clear = () => {
    search.value = "";
    chosen.clear();
    for (const chip of chips) chip.setAttribute("aria-pressed", "false");
    show();
  };
  return { bar: h("div", { class: "filters" }, search, h("div", { role: "group", "aria-label": "Only these verdicts", class: "chips" }, chips)), clear };
};

const candidates = (run) => {
  if (run.candidates.length === 0) {
    return section("candidates", "Candidates", h("p", {}, run.members.length === 0 ? "No member that PieBot can edit has changed." : "Nothing was proposed for these members."));
  }
  const rows = run.candidates.map((row) => candidateRow(row, run));
  const told = h("p", { class: "quiet", role: "status" });
  const { bar, clear } = filters(rows, told);
  const element = section("candidates", "Candidates", bar, told,
    h("div", { class: "list", onkeydown: (event) => walk(event, rows) }, rows.map((one) => one.element)));
  const byId = new Map(rows.map((one) => [one.row.id, one]));
  return {
    element,
    // A link to a candidate opens it, whatever the filters hide.
    reveal: (id) => {
      const one = byId.get(id);
      if (!one) return;
      if (one.element.hidden) clear();
      one.open(true);
      one.element.scrollIntoView();
      one.head.focus({ preventScroll: true });
    },
  };
};
