# Completion of rj and recovery-journal in PowerShell.

Register-ArgumentCompleter -Native -CommandName rj, recovery-journal -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $names = '_RJ_COMPLETE', '_RECOVERY_JOURNAL_COMPLETE', 'COMP_WORDS', 'COMP_CWORD'
    $option = if ($wordToComplete -match '^--[^=]+=') { $Matches[0] } else { '' }
    $count = $commandAst.CommandElements.Count
    try {
        $env:_RJ_COMPLETE = $env:_RECOVERY_JOURNAL_COMPLETE = 'powershell_complete'
        $env:COMP_WORDS = $commandAst.ToString()
        $env:COMP_CWORD = if ($wordToComplete) { $count - 1 } else { $count }
        $lines = @(& $commandAst.GetCommandName() 2>$null)
    } finally {
        $names | ForEach-Object { Remove-Item "env:$_" -ErrorAction SilentlyContinue }
    }

    for ($at = 0; $at + 2 -lt $lines.Count; $at += 3) {
        $kind, $value, $help = $lines[$at..($at + 2)]
        if ($kind -eq 'file') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
        } elseif ($kind -eq 'plain') {
            $typed = $value
            if ($value -notmatch '^[\w.-]+$') { # it must stay one word, and be nothing to carry out
                $escaper = [System.Management.Automation.Language.CodeGeneration]
                $typed = "'" + $escaper::EscapeSingleQuotedStringContent($value) + "'"
            }
            $tip = if ($help -eq '_') { $value } else { $help }
            [System.Management.Automation.CompletionResult]::new(
                $option + $typed, $value, 'ParameterValue', $tip)
        }
    }
}
