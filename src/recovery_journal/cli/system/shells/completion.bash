# Completion of rj and recovery-journal in bash.

_recovery_journal() {
    local kind value at word=${COMP_WORDS[COMP_CWORD]}
    local -a words=()
    local IFS=$'\n'
    for ((at = 0; at <= COMP_CWORD; at++)); do # bash takes --option=value for three words
        [[ ${COMP_WORDS[at]} == = && $at -lt $COMP_CWORD ]] || words+=("${COMP_WORDS[at]}")
    done
    COMPREPLY=()
    while IFS=, read -r kind value; do
        case $kind in
        plain)
            case $word in # the value must stay one word, and be nothing to carry out
            \'*) [[ $value == *\'* ]] || COMPREPLY+=("$value") ;;
            \"*) [[ $value == *[\"\\\$\`!]* ]] || COMPREPLY+=("$value") ;;
            *) COMPREPLY+=("$(printf %q "$value")") ;;
            esac
            ;;
        file) compopt -o default 2>/dev/null ;;
        esac
    done <<<"$(
        env COMP_WORDS="${words[*]}" COMP_CWORD=$((${#words[@]} - 1)) \
            _RJ_COMPLETE=bash_complete _RECOVERY_JOURNAL_COMPLETE=bash_complete \
            "$1" 2>/dev/null
    )"
}

# The bash of macOS is too old for nosort.
complete -o nosort -F _recovery_journal rj recovery-journal 2>/dev/null ||
    complete -F _recovery_journal rj recovery-journal
