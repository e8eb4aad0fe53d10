#!/usr/bin/env bash
# Puts `piebot` into a folder of its own and on the PATH of the steps that follow.
# Reads: VERSION ("source": build the checkout this script lies in; else a version of the package, empty for the newest),
#        FEED (a package feed; empty: those the machine is set up with), TOOL_PATH (a folder that holds piebot already).
# Needs: the .NET SDK. Writes: a line to $GITHUB_PATH, so that later steps find it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${RUNNER_TEMP:?}/piebot-tool
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

if [ -n "${TOOL_PATH:-}" ]; then
  [ -x "$TOOL_PATH/piebot" ] || { echo "::error::There is no piebot in the folder that 'tool-path' names."; exit 1; }
  folder=$TOOL_PATH
elif [ "${VERSION:-}" = source ]; then
  packages=${RUNNER_TEMP:?}/piebot-packages
  # In its own folder: the checkout's global.json must not choose the SDK.
  cd "$here"
  # Its style was checked where it was written.
  dotnet pack src/PieBot -c Release -o "$packages" -v q -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false
  dotnet tool install piebot --tool-path "$folder" --source "$packages"
else
  options=()
  [ -z "${VERSION:-}" ] || options+=(--version "$VERSION")
  [ -z "${FEED:-}" ] || options+=(--source "$FEED")
  # From the runner's own folder: a NuGet.config of the checkout must not say where the tool comes from.
  cd "${RUNNER_TEMP:?}"
  dotnet tool install piebot --tool-path "$folder" "${options[@]}"
fi

echo "$folder" >> "${GITHUB_PATH:?}"
echo "piebot $("$folder/piebot" --version) in $folder"
