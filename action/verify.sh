#!/usr/bin/env bash
# Builds, tests and times the candidates: runs the code of the pull request.
# Reads: RUN (a folder with proposals.json), SHARD (I/N or empty), TOGETHER (a folder with the shards' verdicts: build and
#        test as one change what they accepted; or empty), OUT (the folder for the verdicts; RUN when empty), MIN_SAVING, TRIALS, ARGS (one argument a line). Writes: verdicts, samples, the run's record.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/quiet.sh"

# A token that the checkout left in git's settings is within reach of every test.
if git config --local --get-regexp '^(http\..*\.extraheader|includeif\..*\.path)$' > /dev/null 2>&1; then
  echo "::error::The checkout keeps a token in git's settings, where the tests can read it. Give actions/checkout the setting 'persist-credentials: false'."
  exit 1
fi

out=${OUT:-${RUN:?}}
mkdir -p "$out"
name=verdicts.jsonl
options=()
if [ -n "${SHARD:-}" ]; then
  options+=(--shard "$SHARD")
  name=verdicts-${SHARD%%/*}.jsonl
elif [ -n "${TOGETHER:-}" ]; then
  options+=(--together "$TOGETHER")
  name=verdicts-together.jsonl
fi
[ -z "${MIN_SAVING:-}" ] || options+=(--min-saving "$MIN_SAVING")
[ -z "${TRIALS:-}" ] || options+=(--trials "$TRIALS")
while IFS= read -r argument; do
  [ -z "$argument" ] || options+=("$argument")
done <<< "${ARGS:-}"

# Nothing of a workflow's environment goes with it but what a build needs: no token, no key, no file of the runner's.
keep=()
for variable in PATH HOME USER TMPDIR LANG LC_ALL TZ DOTNET_ROOT DOTNET_INSTALL_DIR NUGET_PACKAGES \
  HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE SSL_CERT_DIR; do
  [ -z "${!variable:-}" ] || keep+=("$variable=${!variable}")
done
status=0
quietly "piebot verify ${SHARD:-}" \
  env -i "${keep[@]}" piebot verify "${RUN:?}/proposals.json" --out "$out/$name" "${options[@]}" || status=$?
record=${name/verdicts/run}
if [ "$status" = 1 ] && grep -q '"ended"' "$out/${record%.jsonl}.json" 2> /dev/null; then
  # The tests do not run as they stand: the repository's own checks are red for that already.
  echo "::warning::The head commit could not be tested as it stands, so nothing can be proved. The run's summary says why."
  status=0
fi

exit "$status"
