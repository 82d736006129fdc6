"""The screens, one a place or a dialog."""
