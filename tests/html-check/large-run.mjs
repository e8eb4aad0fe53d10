// Makes a run of many candidates out of a real one; what a repository or a model may say in it means no good.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const hostile = `</script><script>pwned=1</script><img src=x onerror="pwned=1"> \u202eevil\u202c {{run}} <!--`;

const json = (folder, name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const lines = (folder, name) => readFileSync(join(folder, name), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const write = (folder, name, rows) => writeFileSync(join(folder, name), `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);

export function writeLargeRun(from, to, count) {
  mkdirSync(to, { recursive: true });
  const proposals = json(from, "proposals.json");
  const verdicts = new Map(lines(from, "verdicts.jsonl").map((one) => [one.candidateId, one]));
  const samples = Map.groupBy?.(lines(from, "samples.jsonl"), (one) => one.candidateId)
    ?? lines(from, "samples.jsonl").reduce((all, one) => all.set(one.candidateId, [...(all.get(one.candidateId) ?? []), one]), new Map());
  const own = proposals.candidates.filter((one) => verdicts.has(one.id));
  const copies = Array.from({ length: count }, (_, place) => ({ ...own[place % own.length], id: `c-${place.toString(16).padStart(8, "0")}`, of: own[place % own.length].id }));
  proposals.candidates = copies.map(({ of, ...candidate }) => ({
    ...candidate,
    title: `${candidate.title} ${hostile}`,
    rationale: hostile,
    edits: candidate.edits.map((edit) => ({ ...edit, replacement: `${edit.replacement ?? ""} // ${hostile}` })),
  }));
  proposals.changes.targets[0].name += hostile;
  proposals.model = {
    model: `m ${hostile}`, endpoint: "localhost", requests: 17, tries: 18, failed: 0, cachedReplies: 3,
    tokens: { input: 120000, output: 34000, cached: 0 }, estimated: false, price: 0.42,
    replies: { all: 20, edits: 17, repeated: 2, empty: 1, unreadable: 0, refused: 0, shifted: 0 },
    leftOut: [hostile], shortened: [], refused: [],
  };
  writeFileSync(join(to, "proposals.json"), JSON.stringify(proposals));
  writeFileSync(join(to, "run.json"), readFileSync(join(from, "run.json")));
  write(to, "verdicts.jsonl", copies.map(({ id, of }) => {
    const { shrunk, ...verdict } = verdicts.get(of);
    return { ...verdict, candidateId: id, reason: `${verdict.reason} ${hostile}` };
  }));
  write(to, "samples.jsonl", copies.flatMap(({ id, of }) => (samples.get(of) ?? []).map((trial) => ({ ...trial, candidateId: id }))));
  return to;
}
