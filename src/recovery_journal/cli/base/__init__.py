"""What every command uses: options and values, output, asking, unlocking, editing."""
