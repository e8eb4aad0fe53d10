const run = JSON.parse(document.getElementById("run").textContent);

const tile = (value, words, kind) => h("li", { class: kind }, h("span", { class: "value" }, value), h("span", {}, words));

const tiles = () => {
  const accepted = run.candidates.filter((row) => row.group === "accepted");
  const best = accepted.map((row) => row.measurement?.speedup ?? 0).reduce((one, other) => Math.max(one, other), 0);
  return h("ul", { class: "tiles", "aria-label": "In short" },
    tile(accepted.length, accepted.length === 1 ? "edit proved better" : "edits proved better", accepted.length > 0 ? "accepted" : ""),
    best > 0 && tile(ratio(best), "best speedup", ""),
    tile(run.candidates.length, run.candidates.length === 1 ? "candidate" : "candidates", ""),
    tile(run.members.length, run.members.length === 1 ? "changed member" : "changed members", ""),
    run.took && tile(run.took, "from start to end", ""),
    run.modelPrice !== undefined && tile(`$${run.modelPrice.toFixed(run.modelPrice < 1 ? 4 : 2)}`, "for the model", ""));
};

// The choice outlives the page where the browser lets it.
const theme = document.getElementById("theme");
const setTheme = (name) => {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  theme.value = name;
};
const kept = (act) => {
  try { return act(window.localStorage) ?? ""; } catch { return ""; }
};
setTheme(kept((storage) => storage.getItem("piebot-theme")));
theme.addEventListener("change", () => {
  setTheme(theme.value);
  kept((storage) => storage.setItem("piebot-theme", theme.value));
});

const all = candidates(run);
const sections = [forest(run), all.element ?? all, members(run), theRun(run), model(run)].filter(Boolean);
document.getElementById("main").replaceChildren(
  h("div", { class: "intro" }, h("h1", {}, run.headline), run.tally && h("p", { class: "quiet" }, run.tally), tiles()),
  ...sections);
document.getElementById("sections").append(...sections.map((one) => h("a", { href: `#${one.id}` }, one.querySelector("h2").textContent)));

const follow = () => all.reveal?.(decodeURIComponent(location.hash.slice(1)));
window.addEventListener("hashchange", follow);
// The same link again changes no address, and still means: show it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (link && link.getAttribute("href") === location.hash) follow();
});
if (location.hash) follow();
