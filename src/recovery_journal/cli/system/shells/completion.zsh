#compdef rj recovery-journal
# Completion of rj and recovery-journal in zsh.

_rj() {
    local -a plain described response
    local kind value help

    response=("${(@f)$(
        env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) \
            _RJ_COMPLETE=zsh_complete _RECOVERY_JOURNAL_COMPLETE=zsh_complete \
            "${(Q)words[1]}" 2>/dev/null
    )}")
    [[ $PREFIX == -*=* ]] && compset -P 1 '*='

    for kind value help in "${(@)response}"; do
        if [[ $kind == file ]]; then
            _files
        elif [[ $kind == plain && $help == _ ]]; then
            plain+=("$value")
        elif [[ $kind == plain ]]; then
            described+=("$value:$help")
        fi
    done
    (( $#described )) && _describe -V unsorted described -U -i "$IPREFIX"
    (( $#plain )) && compadd -U -i "$IPREFIX" -V unsorted -a plain
}

if [[ $funcstack[1] == _rj ]]; then # found by its name
    _rj "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _rj rj recovery-journal
fi
