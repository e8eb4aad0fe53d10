#!/usr/bin/env bash
# Posts what proved faster, and reports the run. Runs nothing of the repository.
# Reads: RUN (a folder with proposals.json), VERDICTS (a folder of the shards' verdicts; empty: they lie in RUN),
#        MAX_SUGGESTIONS, ARGS (one argument a line), GITHUB_TOKEN (may be empty: then the step summary has it all).
# Writes: report.json, report.sarif, the step summary, and the outputs suggestions, report.
set -euo pipefail
runs=("${RUN:?}")
options=()
if [ -n "${VERDICTS:-}" ] && [ -d "$VERDICTS" ]; then
  runs+=("$VERDICTS")
  options+=(--verdicts "$VERDICTS")
fi
[ -z "${MAX_SUGGESTIONS:-}" ] || options+=(--max-suggestions "$MAX_SUGGESTIONS")
while IFS= read -r argument; do
  [ -z "$argument" ] || options+=("$argument")
done <<< "${ARGS:-}"

piebot report "${runs[@]}" --format json --outputs "${GITHUB_OUTPUT:?}" > "$RUN/report.json"
echo "report=$RUN/report.json" >> "$GITHUB_OUTPUT"
piebot report "${runs[@]}" --format sarif > "$RUN/report.sarif"
if [ -z "$(find "${runs[@]}" -name 'verdicts*.jsonl' -print -quit)" ]; then
  # Every shard was lost: that is told, and there is nothing to post.
  echo "::warning::No verdicts came out of this run; the summary says what is missing."
  piebot report "${runs[@]}" --format summary >> "${GITHUB_STEP_SUMMARY:?}"
  exit 0
fi

# It knows itself which of its lines are for the runner and which are not its own.
piebot publish "$RUN" "${options[@]}"
