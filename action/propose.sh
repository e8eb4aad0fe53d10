#!/usr/bin/env bash
# Finds edits for what the pull request changes. Executes nothing of the repository unless TRUST is true.
# Reads: BASE, HEAD, MODEL, ENDPOINT, TRUST, SHARDS, COSTS, ARGS (one argument a line), RUN (the folder to write to),
#        PIEBOT_API_KEY (the model's key). Writes: proposals.json, and the outputs
#        candidates, shards, matrix, proposals-sha256, keyless.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/quiet.sh"

options=(--out "${RUN:?}" --outputs "${GITHUB_OUTPUT:?}")
[ -z "${BASE:-}" ] || options+=(--base "$BASE")
[ -z "${HEAD:-}" ] || options+=(--head "$HEAD")
[ -z "${MODEL:-}" ] || options+=(--model "$MODEL")
[ -z "${ENDPOINT:-}" ] || options+=(--endpoint "$ENDPOINT")
[ -z "${SHARDS:-}" ] || options+=(--shards "$SHARDS")
[ -z "${COSTS:-}" ] || [ ! -f "$COSTS/proposals.json" ] || options+=(--costs "$COSTS")
[ "${TRUST:-false}" != true ] || options+=(--trust)
while IFS= read -r argument; do
  [ -z "$argument" ] || options+=("$argument")
done <<< "${ARGS:-}"

if [ "${TRUST:-false}" = true ] && [ -n "${PIEBOT_API_KEY:-}" ]; then
  echo "::error::'trust' lets the repository's build files run, and they could read the API key: use only one of them."
  exit 1
fi

# An empty key is none. And told plainly, not as a workflow's step: the group around it is ours.
[ -n "${PIEBOT_API_KEY:-}" ] || unset PIEBOT_API_KEY
unset GITHUB_ACTIONS
quietly "piebot propose" piebot propose "${options[@]}"
if grep -qx 'keyless=true' "$GITHUB_OUTPUT"; then
  echo "::notice::A model is named, but this job has no key for it, so only the rules proposed. Workflows of forks and of Dependabot get no secrets."
fi
