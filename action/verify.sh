#!/usr/bin/env bash
# Builds, tests and times the candidates: runs the code of the pull request.
# Reads: RUN (a folder with proposals.json), PROPOSALS_SHA256 (what its bytes must hash to; or empty), SHARD (I/N or empty),
#        TOGETHER (a folder with the shards' verdicts: build and test as one change what they accepted; or empty), OUT (the
#        folder for the verdicts; RUN when empty), MIN_SAVING, TRIALS, ARGS (one argument a line).
# Writes: verdicts, samples, the run's record.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What a build needs of the machine: no token, no key, no file of the runner's.
machine=(PATH HOME USER TMPDIR LANG LC_ALL TZ DOTNET_ROOT DOTNET_INSTALL_DIR NUGET_PACKAGES
  HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE SSL_CERT_DIR)
inputs=(RUN PROPOSALS_SHA256 SHARD TOGETHER OUT MIN_SAVING TRIALS ARGS)

# The workflow's environment ends here. What a process was started with stays in /proc/PID/environ while it lives, whatever it
# unsets, and every process of the same user can read it: so this process is replaced before it starts another. The step that
# calls this script does so by `exec` for the same reason.
if [ "${1:-}" != alone ]; then
  if [ "${GITHUB_EVENT_NAME:-}" = pull_request_target ]; then
    echo "::error::PieBot does not verify on pull_request_target: that would run a stranger's code with the base branch's secrets and caches. Use 'on: pull_request'; for forks use the two workflows in samples/workflows."
    exit 1
  fi
  keep=()
  for variable in "${machine[@]}" "${inputs[@]}"; do
    [ -z "${!variable:-}" ] || keep+=("$variable=${!variable}")
  done
  exec env -i "${keep[@]}" "$BASH" --noprofile --norc "$here/verify.sh" alone
fi
export -n "${inputs[@]}"
. "$here/quiet.sh"
. "$here/git-secrets.sh"

secrets=$(git_secrets "$PWD")
if [ -n "$secrets" ]; then
  echo "::error::Git's settings hold a token, or lead to one, where the tests can read it: ${secrets//$'\n'/, }. Give actions/checkout the setting 'persist-credentials: false', and set no token before PieBot verifies."
  exit 1
fi

out=${OUT:-${RUN:?}}
mkdir -p "$out"
record=run.json
options=()
if [ -n "${SHARD:-}" ]; then
  options+=(--shard "$SHARD")
  record=run-${SHARD%%/*}.json
elif [ -n "${TOGETHER:-}" ]; then
  options+=(--together "$TOGETHER")
  record=run-together.json
fi
[ -z "${PROPOSALS_SHA256:-}" ] || options+=(--proposals-sha256 "$PROPOSALS_SHA256")
[ -z "${MIN_SAVING:-}" ] || options+=(--min-saving "$MIN_SAVING")
[ -z "${TRIALS:-}" ] || options+=(--trials "$TRIALS")
while IFS= read -r argument; do
  [ -z "$argument" ] || options+=("$argument")
done <<< "${ARGS:-}"

status=0
quietly "piebot verify ${SHARD:-}" \
  piebot verify "${RUN:?}/proposals.json" --out "$out" "${options[@]}" || status=$?
if [ "$status" = 1 ] && grep -q '"ended"' "$out/$record" 2> /dev/null; then
  # The tests do not run as they stand: the repository's own checks are red for that already.
  echo "::warning::The head commit could not be tested as it stands, so nothing can be proved. The run's summary says why."
  status=0
fi

exit "$status"
