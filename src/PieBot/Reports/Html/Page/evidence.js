// What is seen when a candidate is opened. Made then and not before: a run may have thousands.
const facts = (pairs) =>
  h("dl", { class: "facts" }, pairs.filter(([, value]) => value !== undefined && value !== "" && value !== null && value !== false).map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value))));

const list = (items, more = 0) =>
  h("ul", { class: "plain" }, items.map((item) => h("li", {}, item)), more > 0 && h("li", { class: "quiet" }, `and ${more} more`));

const mutants = ({ planted, killed, survived, fault }) => planted === 0
  ? h("div", { class: "mutants" }, h("h4", {}, "Mutation score"), h("p", {}, `${fault ?? "no mutant was planted"}.`))
  : h("div", { class: "mutants" },
    h("h4", {}, "Mutation score"),
    h("p", {},
      h("meter", { min: 0, max: planted, value: killed, low: planted / 3, high: planted * 0.8, optimum: planted, "aria-label": "mutants that the tests kill" }),
      ` The tests kill ${killed} of ${many(planted, "mutant")} in the edited lines.`),
    survived.length > 0 && h("details", {}, h("summary", {}, `${many(survived.length, "mutant")} survived`), list(survived)));

const calls = ({ compared, fault }) => [
  h("h4", {}, "Calls compared with the baseline"),
  h("p", {}, fault ? `None: ${fault}.` : compared === 0 ? "None: they return nothing that could be compared." : `${many(compared, "call")} gave the same result.`),
];

const tests = ({ total, passed, covering, failures, byLines }, covered) => [
  h("h4", {}, "Tests"),
  h("p", {}, `${passed.toLocaleString("en")} of the ${many(total, "test")} that pass at the baseline passed; ${covered} of them ${covered === 1 ? "covers" : "cover"} the edited ${byLines ? "lines" : "members"}.`),
  failures.length > 0 && h("div", { class: "bad" }, h("p", {}, "Failed, missing, skipped or timed out:"), list(failures)),
  covering.length > 0 && h("details", {}, h("summary", {}, byLines ? "Covering tests of these lines" : "Covering tests"), list(covering, covered - covering.length)),
];

const measured = (row) => {
  const { measurement } = row;
  if (!measurement) return undefined;
  return [
    h("h4", {}, "Timing"),
    facts([
      ["Speedup", h("strong", {}, measurement.gain)],
      ["Time", measurement.times],
      ["p-value", measurement.pValue === undefined ? "" : measurement.pValue < 0.0001 ? "< 0.0001" : measurement.pValue.toFixed(4)],
      ["Trials", `${measurement.trials}, ${measurement.protocol}`],
    ]),
    measurement.beside.length > 0 && list(measurement.beside),
    measurement.note && h("p", { class: "quiet" }, measurement.note),
  ];
};

const evidence = (row, run) => [
  row.risks.length > 0 && h("div", { class: "look", role: "note" }, h("strong", {}, "Look at it twice. "), row.risks.join(" ")),
  h("p", { class: "because" }, row.because, row.by && h("span", { class: "quiet" }, ` (${row.by})`)),
  row.diff.map(diffTable),
  h("div", { class: "columns" },
    h("div", {},
      row.reason && [h("h4", {}, "Verdict"), h("p", {}, h("strong", {}, row.verdict), `: ${row.reason}`)],
      row.tests && tests(row.tests, row.covered),
      row.tests?.mutationScore && mutants(row.tests.mutationScore),
      row.tests?.calls && calls(row.tests.calls),
      facts([
        ["Candidate", h("code", {}, row.id)],
        ["Origin", row.origin],
        ["Round", row.round],
        ["Took", row.seconds > 0 && seconds(row.seconds)],
      ]),
      row.group === "accepted" && h("p", { class: "command" }, "Apply it to the working tree: ", h("code", {}, `piebot apply ${/^[\w./-]+$/.test(run.folder) ? run.folder : "RUN"} ${row.id}`))),
    h("div", {}, measured(row), row.samples.map(samplesFigure))),
];
