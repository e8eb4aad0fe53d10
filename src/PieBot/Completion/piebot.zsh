# Completion of piebot. Load it with: source <(piebot completion zsh)
_piebot() {
    local typed="${(j: :)words[2,CURRENT]}"
    local -a found
    found=("${(@f)$(${words[1]} "[suggest:${#typed}]" "$typed" 2> /dev/null)}")
    found=("${(@M)found:#${words[CURRENT]}*}")
    if (( ${#found} )); then
        compadd -- "${found[@]}"
    else
        _files
    fi
}
compdef _piebot piebot
