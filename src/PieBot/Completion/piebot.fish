# Completion of piebot. Load it with: piebot completion fish | source
function __piebot_complete
    set -l typed (string replace -r '^\S+\s+' '' -- (commandline -cp))
    piebot "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
end
complete -c piebot -a '(__piebot_complete)'
