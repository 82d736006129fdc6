"""Every action, declared once, with its keys."""
