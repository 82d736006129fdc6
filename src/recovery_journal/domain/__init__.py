"""What is true about recovery: frozen dataclasses and pure rules, without files or clocks."""
