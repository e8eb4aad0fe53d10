# shellcheck shell=bash
# Sourced. `git_secrets FOLDER` names, a line each and never with a value, the settings of git that hold a secret or lead to
# one: those of every checkout in and around FOLDER, with its worktrees and submodules, and those of the user and the machine.
# Nothing printed: none was found.
git_secrets() (
  # What cannot be searched says nothing of the rest.
  set +e +o pipefail
  folder=$1
  {
    {
      # The checkout that FOLDER lies in, and all that lie in FOLDER.
      printf '%s\0' "$folder/.git"
      find "$folder" -name .git -prune -print0 2> /dev/null
    } | while IFS= read -r -d '' found; do
      # A submodule and a further worktree have a file there, which names the folder.
      directory=$(git -C "$(dirname "$found")" rev-parse --path-format=absolute --git-common-dir 2> /dev/null) || directory=$found
      [ -d "$directory" ] || continue
      # Worktrees and submodules, and theirs, keep their settings below: https://git-scm.com/docs/gitrepository-layout
      find "$directory/" \( -name config -o -name config.worktree \) -print0 2> /dev/null | while IFS= read -r -d '' file; do
        # A branch may have such a name too, but nothing beside it is a HEAD.
        if [ ! -f "$file" ] || [ ! -e "$(dirname "$file")/HEAD" ]; then continue; fi
        { git config --file "$file" --no-includes --list -z 2> /dev/null || printf 'unreadable\0'; } |
          while IFS= read -r -d '' entry; do
            _git_secret checkout "$entry" "${file#"$folder"/}"
          done
      done
    done
    git -C / config --list -z --show-scope 2> /dev/null | while IFS= read -r -d '' scope && IFS= read -r -d '' entry; do
      case $scope in global | system) _git_secret machine "$entry" "the $scope settings" ;; esac
    done
  } | sort -u
)

# SCOPE ENTRY PLACE: prints the setting's name when it is a secret. ENTRY is a key, a line break and a value.
_git_secret() {
  local key=${2%%$'\n'*} value=${2#*$'\n'} name secret=
  # An empty value takes back what other files set.
  [ "$2" = "$key" ] || [ -n "$value" ] || return 0
  # A subsection can be an address with the token in it.
  case $key in *.*.*) name="${key%%.*}.*.${key##*.}" ;; *) name=$key ;; esac
  case $name in http.extraheader | http.\*.extraheader) secret=1 ;; esac
  if [[ $2 =~ (https?|ftps?)://[^/@[:space:]]+@ || $2 =~ [a-z]://[^/@:[:space:]]*:[^/@[:space:]]+@ ]] ||
    [[ $2 =~ gh[a-z]_[A-Za-z0-9]{30} || $2 =~ github_pat_[A-Za-z0-9] ]]; then
    secret=1
  fi
  if [ "$1" = checkout ]; then
    # Files that a setting includes, keys and programs that give out passwords: actions/checkout keeps its own in each of these
    # ways, by version and input. On the machine they are the user's own, and a keychain's helper is a default there.
    case $name in
      include.path | includeif.\*.path | credential.helper | credential.\*.helper | core.sshcommand | core.askpass) secret=1 ;;
      http.cookiefile | http.\*.cookiefile | http.sslkey | http.\*.sslkey | unreadable) secret=1 ;;
    esac
  else
    # This helper keeps passwords in a plain file.
    case $name in credential.helper | credential.\*.helper) [[ $value =~ ^store([[:space:]]|$) ]] && secret=1 ;; esac
  fi
  [ -z "$secret" ] || printf '%s in %s\n' "$name" "$3" | tr -c 'A-Za-z0-9._/* \n-' '?'
}
