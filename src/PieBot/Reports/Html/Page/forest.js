// Speedups with their intervals on one logarithmic axis. A table, so that a screen reader has the same figures.
const fewest = 25;

const logAxis = (rows, least) => {
  const values = rows.flatMap(({ measurement: { speedup, low, high } }) => [speedup, low, high]);
  const finite = [...values, 1, least ?? 1].filter((one) => one > 0 && Number.isFinite(one));
  const low = Math.min(...finite) / 1.05;
  const high = Math.max(Math.max(...finite) * 1.05, 1.2);
  const place = (value) =>
    Math.min(100, Math.max(0, ((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))) * 100));
  const wanted = [0.1, 0.2, 0.5, 0.8, 1, 1.2, 1.5, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 1e4, 1e5];
  const marks = [1];
  for (const one of wanted.filter((value) => value > low && value < high)) {
    if (marks.every((mark) => Math.abs(place(mark) - place(one)) > 9)) marks.push(one);
  }
  return { place, marks };
};

const at = (element, name, value) => {
  element.style.setProperty(name, `${value}%`);
  return element;
};

const axisHead = (axis) =>
  h("th", { scope: "col", role: "columnheader", class: "track" },
    h("span", { class: "unseen" }, "Interval, drawn"),
    h("span", { class: "ticks", "aria-hidden": "true" },
      axis.marks.map((mark) => at(h("span", {}, `${mark}×`), "left", axis.place(mark)))));

const interval = (axis, { speedup, low, high }, least) => {
  const track = h("span", { class: "interval", "aria-hidden": "true" });
  track.append(at(h("i", { class: "one" }), "left", axis.place(1)));
  if (least) track.append(at(h("i", { class: "least" }), "left", axis.place(least)));
  const [from, to] = [axis.place(low ?? 1e-9), axis.place(high ?? 1e9)];
  track.append(at(at(h("i", { class: "range" }), "left", from), "width", Math.max(0.4, to - from)));
  if (speedup) track.append(at(h("i", { class: "point" }), "left", axis.place(speedup)));
  return track;
};

// The roles are said aloud: on a phone the rows are no longer laid out as a table, and would lose them.
const forestTable = (rows, least) => {
  const axis = logAxis(rows, least);
  return h("table", { class: "forest", role: "table" },
    h("caption", {},
      "Speedup is baseline ÷ candidate; the bar is its interval. The solid line is 1×, no difference",
      least ? `; the dashed line is ${ratio(least)}, the smallest that is suggested.` : "."),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("th", { scope: "col", role: "columnheader" }, "Edit"), axisHead(axis), h("th", { scope: "col", role: "columnheader", class: "figure" }, "Speedup"))),
    h("tbody", { role: "rowgroup" }, rows.map((row) =>
      h("tr", { class: row.group, role: "row" },
        h("th", { scope: "row", role: "rowheader" },
          h("a", { href: `#${row.id}` }, row.name), " ",
          h("span", { class: "quiet" }, row.title)),
        h("td", { class: "track", role: "cell" }, interval(axis, row.measurement, least)),
        h("td", { class: "figure", role: "cell" },
          h("strong", {}, ratio(row.measurement.speedup)), " ",
          h("span", { class: "quiet" }, `${ratio(row.measurement.low)}\u2013${ratio(row.measurement.high)}`))))));
};

const forest = (run) => {
  const timed = run.candidates.filter((row) => row.measurement?.speedup);
  const accepted = timed.filter((row) => row.group === "accepted");
  if (timed.length === 0) return undefined;
  const place = h("div", {});
  const show = (rows) => place.replaceChildren(forestTable(rows, run.least));
  const first = (accepted.length > 0 ? accepted : timed).slice(0, fewest);
  show(first);
  const more = first.length < timed.length && h("button", {
    type: "button", class: "plainly", "aria-expanded": "false",
    onclick: ({ currentTarget: button }) => {
      const all = button.getAttribute("aria-expanded") !== "true";
      show(all ? timed : first);
      button.setAttribute("aria-expanded", String(all));
      button.textContent = all ? "Show fewer" : `Show all ${timed.length} timed edits`;
    },
  }, `Show all ${timed.length} timed edits`);
  return section("speedups", "Speedups", place, more);
};
