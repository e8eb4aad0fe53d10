// The members, and the run itself.
const members = (run) => {
  if (run.members.length === 0) return undefined;
  const own = run.members.map(() => []);
  for (const row of run.candidates) if (row.member !== undefined) own[row.member].push(row);
  const profiled = run.members.some((member) => member.share !== undefined);
  const verdictsOf = (rows) => {
    const counts = new Map();
    for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ") || "no candidate";
  };
  return section("members", "Changed members",
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Changed members, a table" },
      h("table", { class: "figures wide" },
        h("thead", {}, h("tr", {}, ["Member", "Where", ...(profiled ? ["Share of the tests' time"] : []), "Best", "Verdicts"].map((one) => h("th", { scope: "col" }, one)))),
        h("tbody", {}, run.members.map((member, place) => {
          const best = own[place].find((row) => row.group === "accepted");
          return h("tr", {},
            h("th", { scope: "row" }, member.name),
            h("td", { class: "quiet" }, member.place),
            profiled && h("td", {}, member.share === undefined ? "no sample" : `${(member.share * 100).toFixed(1)} %`),
            h("td", {}, best ? h("a", { href: `#${best.id}` }, best.measurement ? ratio(best.measurement.speedup) : best.verdict) : ""),
            h("td", {}, verdictsOf(own[place])));
        })))));
};

const palette = 6;

const stageRow = (stage, place, begun, total) => {
  const bar = h("span", { class: `bar stage-${place % palette}`, "aria-hidden": "true" });
  at(at(bar, "margin-left", (begun / total) * 100), "width", Math.max(0.3, (stage.seconds / total) * 100));
  return h("tr", {},
    h("th", { scope: "row" }, stage.stage),
    h("td", { class: "lane" }, bar),
    h("td", { class: "figure" }, seconds(stage.seconds)),
    h("td", { class: "figure quiet" }, `${Math.round((stage.seconds / total) * 100)} %`));
};

const timeline = (stages) => {
  const shards = Map.groupBy ? Map.groupBy(stages, (one) => one.shard) : new Map([...new Set(stages.map((one) => one.shard))].map((shard) => [shard, stages.filter((one) => one.shard === shard)]));
  return [...shards].map(([shard, own]) => {
    const total = own.reduce((sum, one) => sum + one.seconds, 0) || 1;
    let begun = 0;
    return h("table", { class: "timeline" },
      h("caption", {}, shard ? `${shard === "together" ? "All shards together" : `Shard ${shard}`}, ` : "", `${seconds(total)} in the order the stages began. A stage that was entered again has all its time in one bar.`),
      h("colgroup", {}, ["stage", "lane", "spent", "share"].map((one) => h("col", { class: one }))),
      h("thead", { class: "unseen" }, h("tr", {}, ["Stage", "Drawn", "Time", "Share"].map((one) => h("th", { scope: "col" }, one)))),
      h("tbody", {}, own.map((stage, place) => {
        const row = stageRow(stage, place, begun, total);
        begun += stage.seconds;
        return row;
      })));
  });
};

const controls = (run) =>
  run.controls.map((control) =>
    h("p", { class: control.passed ? "good" : "bad" },
      h("strong", {}, `Control${control.shard ? ` of shard ${control.shard}` : ""}: `),
      `the baseline against itself came out at ${ratio(control.speedup)} (${ratio(control.low)}\u2013${ratio(control.high)}) in ${many(control.trials, "trial")}, ${control.passed ? (control.low <= 1 && control.high >= 1 ? "equal, as it must be." : "no more unequal than chance makes it.") : "which is not equal, so nothing counts as faster."}`));

// Told by figures of their own above.
const drawnFacts = /^(Control|Time)\b/;

const theRun = (run) =>
  section("run", "The run",
    facts([["Started", run.started], ["Took", run.took], ["Machine", run.machine], ["PieBot", run.tool], ["Files", h("code", {}, run.folder)]]),
    controls(run),
    run.stages.length > 0 && [h("h3", {}, "Timeline"), timeline(run.stages)],
    run.facts.length > 0 && [h("h3", {}, "How it was measured"), list(run.facts.filter((fact) => !drawnFacts.test(fact)))]);

const model = (run) => run.model.length > 0 && section("model", "Model and cost", list(run.model));
