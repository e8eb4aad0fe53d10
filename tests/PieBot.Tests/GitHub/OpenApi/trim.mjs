// Trims GitHub's OpenAPI description to the operations PieBot uses, as JSON schemas that stand alone:
//
//   npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
//   node trim.mjs package/generated/api.github.com.json github.json
//
// Source: npm @octokit/openapi 23.0.2 (MIT, https://github.com/octokit/openapi), which repeats
// https://github.com/github/rest-api-description (MIT).
//
// Two things are made stricter than the description: request bodies may have no keys it does not name, and answers none either.
// One is made looser: nothing is required of an answer, so that a fake may leave out what nobody reads.
import { readFileSync, writeFileSync } from "node:fs";

const operations = [
  ["get", "/user"],
  ["get", "/repos/{owner}/{repo}/pulls"],
  ["get", "/repos/{owner}/{repo}/pulls/{pull_number}"],
  ["get", "/repos/{owner}/{repo}/pulls/{pull_number}/files"],
  ["get", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
  ["post", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
  ["delete", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
  ["put", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
  ["get", "/repos/{owner}/{repo}/pulls/{pull_number}/comments"],
  ["patch", "/repos/{owner}/{repo}/pulls/comments/{comment_id}"],
  ["delete", "/repos/{owner}/{repo}/pulls/comments/{comment_id}"],
  ["get", "/repos/{owner}/{repo}/compare/{basehead}"],
  ["get", "/repos/{owner}/{repo}/git/blobs/{file_sha}"],
  ["get", "/repos/{owner}/{repo}/git/commits/{commit_sha}"],
  ["get", "/repos/{owner}/{repo}/contents/{path}"],
  ["post", "/repos/{owner}/{repo}/check-runs"],
  ["patch", "/repos/{owner}/{repo}/check-runs/{check_run_id}"],
];
const mostDepth = 3;
const [source, target] = process.argv.slice(2);
const description = JSON.parse(readFileSync(source, "utf8"));

const resolve = (node) =>
  node?.$ref
    ? resolve(node.$ref.slice(2).split("/").reduce((at, name) => at[name], description))
    : node;

function schema(node, depth, answer) {
  node = resolve(node);
  if (!node) return true;
  const kept = {};
  for (const key of ["enum", "maxLength", "minimum", "maximum", "maxItems", "minItems"]) {
    if (node[key] !== undefined) kept[key] = node[key];
  }
  if (node.type) kept.type = node.nullable ? [node.type, "null"] : node.type;
  if (node.nullable && kept.enum) kept.enum = [...kept.enum, null];
  for (const key of ["oneOf", "anyOf", "allOf"]) {
    // Alternatives differ in what is required, and of an answer nothing is: any of them will do.
    if (node[key]) kept[answer && key === "oneOf" ? "anyOf" : key] = node[key].map((one) => schema(one, depth, answer));
  }
  if (node.items) kept.items = schema(node.items, depth, answer);
  if (node.properties && depth < mostDepth) {
    kept.properties = Object.fromEntries(
      Object.entries(node.properties).map(([name, one]) => [name, schema(one, depth + 1, answer)]),
    );
    if (!node.additionalProperties) kept.additionalProperties = false;
    if (!answer && node.required) kept.required = node.required;
  }
  return kept;
}

const paths = {};
for (const [method, path] of operations) {
  const operation = description.paths[path][method];
  const kept = { parameters: {}, responses: {} };
  for (const one of operation.parameters.map(resolve)) {
    kept.parameters[one.name] = { in: one.in, required: !!one.required, schema: schema(one.schema, 0, false) };
  }
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  if (body) kept.request = schema(body, 0, false);
  for (const [status, response] of Object.entries(operation.responses)) {
    const answer = resolve(response).content?.["application/json"]?.schema;
    kept.responses[status] = answer && status.startsWith("2") ? schema(answer, 0, true) : true;
  }
  (paths[path] ??= {})[method] = kept;
}
writeFileSync(target, JSON.stringify({ source: "@octokit/openapi 23.0.2, MIT", version: description.info.version, paths }) + "\n");
