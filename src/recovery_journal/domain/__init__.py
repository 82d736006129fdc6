"""The rules about recovery: frozen dataclasses and pure functions, with no files or clocks."""
