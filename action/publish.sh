#!/usr/bin/env bash
# Posts what proved faster, and reports the run. Runs nothing of the repository.
# Reads: RUN (a folder with proposals.json), PROPOSALS_SHA256 (what its bytes must hash to), RUN_ID (the other run that the
#        artifacts come from; empty: this one), VERDICTS (a folder of the shards' verdicts; empty: they lie in RUN),
#        MAX_SUGGESTIONS, AUTHOR, ARGS (one argument a line), GITHUB_TOKEN (may be empty: then the step summary has it all).
# Writes: report.json, report.sarif, the step summary, and the outputs suggestions, posted, report.
set -euo pipefail
runs=("${RUN:?}")
options=()
bound=()
if [ -n "${PROPOSALS_SHA256:-}" ]; then
  bound=(--proposals-sha256 "$PROPOSALS_SHA256")
elif [ -z "${RUN_ID:-}" ]; then
  echo "::warning::'proposals-sha256' is not set, so the code that was verified could have replaced the proposals. Pass the output of action/propose to it, as samples/workflows/three-jobs.yml does."
fi
if [ -n "${VERDICTS:-}" ] && [ -d "$VERDICTS" ]; then
  runs+=("$VERDICTS")
  options+=(--verdicts "$VERDICTS")
fi
[ -z "${AUTHOR:-}" ] || options+=(--author "$AUTHOR")
[ -z "${MAX_SUGGESTIONS:-}" ] || options+=(--max-suggestions "$MAX_SUGGESTIONS")
while IFS= read -r argument; do
  [ -z "$argument" ] || options+=("$argument")
done <<< "${ARGS:-}"

piebot report "${runs[@]}" "${bound[@]}" --format json --outputs "${GITHUB_OUTPUT:?}" > "$RUN/report.json"
echo "report=$RUN/report.json" >> "$GITHUB_OUTPUT"
piebot report "${runs[@]}" "${bound[@]}" --format sarif > "$RUN/report.sarif"
if [ -z "$(find "${runs[@]}" -name 'verdicts*.jsonl' -print -quit)" ]; then
  # Every shard was lost: that is told, and there is nothing to post.
  echo "::warning::This run has no verdicts; the summary says what is missing."
  piebot report "${runs[@]}" "${bound[@]}" --format summary >> "${GITHUB_STEP_SUMMARY:?}"
  echo "posted=0" >> "$GITHUB_OUTPUT"
  exit 0
fi

# It knows itself which of its lines are for the runner and which are not its own.
piebot publish "$RUN" "${bound[@]}" "${options[@]}"
