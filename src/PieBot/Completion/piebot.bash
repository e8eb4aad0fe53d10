# Completion of piebot. Load it with: source <(piebot completion bash)
_piebot() {
    local typed=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} line
    COMPREPLY=()
    # The name the tool is called by is no part of what it completes.
    [[ $typed == *\ * ]] || return 0
    typed=${typed#* }
    while IFS= read -r line; do
        [[ $line == "$current"* ]] && COMPREPLY+=("$line")
    done < <("${COMP_WORDS[0]}" "[suggest:${#typed}]" "$typed" 2> /dev/null)
}
complete -o default -F _piebot piebot
