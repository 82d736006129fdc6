"""The Circle screen and its dialogs."""
