// Where the rounds of either side lie (curves), and how each trial came out (pairs of dots on one line).
const density = (values, low, high, points = 120) => {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, values.length - 1));
  const quartile = (share) => values[Math.floor(share * (values.length - 1))];
  const spread = Math.min(deviation, (quartile(0.75) - quartile(0.25)) / 1.34) || deviation || (high - low) / 50;
  // Silverman's rule of thumb for the width of the kernel.
  const width = Math.max(0.9 * spread * values.length ** -0.2, (high - low) / 200);
  return Array.from({ length: points + 1 }, (_, place) => {
    const x = low + ((high - low) * place) / points;
    return [x, values.reduce((sum, one) => sum + Math.exp(-0.5 * ((x - one) / width) ** 2), 0) / (values.length * width)];
  });
};

// Stalls of the machine lie far out; the plot ends where nearly all rounds do.
const extent = ({ baseline, candidate, trials }) => {
  const edge = (values) => values[Math.floor(0.97 * (values.length - 1))];
  const means = trials.flatMap((trial) => [trial.baseline, trial.candidate]).filter(Number.isFinite);
  const low = Math.min(baseline[0], candidate[0], ...means);
  const high = Math.max(edge(baseline), edge(candidate), ...means);
  const margin = (high - low || high || 1) * 0.06;
  return [Math.max(0, low - margin), high + margin];
};

const area = (curve, x, y, floor) =>
  `M${x(curve[0][0])},${floor}${curve.map(([at, value]) => `L${x(at).toFixed(1)},${y(value).toFixed(1)}`).join("")}L${x(curve.at(-1)[0])},${floor}Z`;

const curveHeight = 92;
const rowHeight = 17;

const samplesPlot = (samples, width) => {
  const [low, high] = extent(samples);
  const [left, right, top] = [64, 14, 8];
  const trials = samples.trials.slice(0, 30);
  const floor = top + curveHeight;
  const axisAt = floor + 10 + trials.length * rowHeight;
  const x = (value) => left + (Math.min(high, Math.max(low, value)) - low) / (high - low) * (width - left - right);
  const curves = ["baseline", "candidate"].map((side) => [side, density(samples[side], low, high)]);
  const most = Math.max(...curves.flatMap(([, curve]) => curve.map(([, value]) => value)));
  const y = (value) => floor - (value / most) * curveHeight;
  const unit = unitOf(high);
  return s("svg", { class: "plot", width, height: axisAt + 34, viewBox: `0 0 ${width} ${axisAt + 34}`, "aria-hidden": "true" },
    ticks(low, high, Math.max(2, (width - left - right) / 110)).map((tick) => [
      s("line", { class: "grid", x1: x(tick), x2: x(tick), y1: top, y2: axisAt }),
      s("text", { x: x(tick), y: axisAt + 15, "text-anchor": "middle" }, tick === 0 ? "0" : time(tick, unit)),
    ]),
    curves.map(([side, curve]) => s("path", { class: `area ${side}`, d: area(curve, x, y, floor) })),
    s("line", { class: "axis", x1: left, x2: width - right, y1: floor, y2: floor }),
    s("text", { x: left - 8, y: floor - 4, "text-anchor": "end" }, "rounds"),
    trials.map((trial, place) => {
      const row = floor + 18 + place * rowHeight;
      if (!Number.isFinite(trial.baseline) || !Number.isFinite(trial.candidate)) return undefined;
      return [
        s("text", { x: left - 8, y: row + 4, "text-anchor": "end" }, `trial ${trial.trial}`),
        s("line", { class: "pair", x1: x(trial.baseline), x2: x(trial.candidate), y1: row, y2: row }),
        s("circle", { class: "dot baseline", cx: x(trial.baseline), cy: row, r: 4.5 }),
        s("circle", { class: "dot candidate", cx: x(trial.candidate), cy: row, r: 4.5 }),
      ];
    }));
};

// Drawn as wide as there is room, so that its letters stay as large as the text around it.
const drawn = (draw) => {
  const place = h("div", { class: "drawing" });
  let last = 0;
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.floor(contentRect.width);
    if (width > 0 && width !== last) {
      last = width;
      place.replaceChildren(draw(width));
    }
  }).observe(place);
  return place;
};

const stageWords = { measure: "First comparison", confirm: "Confirmation on fresh trials" };

const trialTable = ({ trials }) =>
  h("details", {}, h("summary", {}, `Figures of ${many(trials.length, "trial")}`),
    h("table", { class: "figures" },
      h("thead", {}, h("tr", {}, ["Trial", "Baseline", "Candidate", "Speedup"].map((one) => h("th", { scope: "col" }, one)))),
      h("tbody", {}, trials.map((trial) =>
        h("tr", {}, h("th", { scope: "row" }, trial.trial),
          [trial.baseline, trial.candidate].map((one) => h("td", {}, one === undefined ? "" : time(one))),
          h("td", {}, ratio(trial.speedup)))))));

const samplesFigure = (samples) =>
  h("figure", { class: "samples" },
    h("figcaption", {},
      h("strong", {}, stageWords[samples.stage] ?? samples.stage), `, ${samples.metric === "member" ? "time per call" : "time per run of its tests"}: `,
      h("span", { class: "key baseline" }, "baseline"), " ", h("span", { class: "key candidate" }, "candidate")),
    drawn((width) => samplesPlot(samples, width)),
    trialTable(samples));
