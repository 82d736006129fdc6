"""What other programs have exported, read into entries: one module for each program."""
