# Completion of rj and recovery-journal in fish.

function __recovery_journal_complete
    set -l words (commandline -opc)
    set -l option (string match --regex '^--[^=]+=' -- (commandline -t))
    for line in (env COMP_WORDS=(commandline -cp | string collect) \
            COMP_CWORD=(commandline -t | string collect) \
            _RJ_COMPLETE=fish_complete _RECOVERY_JOURNAL_COMPLETE=fish_complete \
            $words[1] 2>/dev/null)
        set -l parts (string split --max 1 , -- $line)
        switch $parts[1]
            case plain
                printf '%s\n' "$option$parts[2]"
            case file
                __fish_complete_path $parts[2]
        end
    end
end

complete --command rj --no-files --arguments '(__recovery_journal_complete)'
complete --command recovery-journal --no-files --arguments '(__recovery_journal_complete)'
