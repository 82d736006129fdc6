"""A private recovery journal and sobriety tracker that lives in the terminal."""

__version__ = "0.1.0"
