# shellcheck shell=bash
# Sourced. `quietly TITLE COMMAND…` runs a command in a folded group of the log, and no line of its output is taken for a
# command to the runner, whatever a repository, a test or a model puts there.
quietly() {
  local title=$1 token status=0
  shift
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::group::$title"
  echo "::stop-commands::$token"
  # One stream, so that the line that ends it cannot overtake what it ends.
  "$@" 2>&1 || status=$?
  echo
  echo "::$token::"
  echo "::endgroup::"
  return "$status"
}
