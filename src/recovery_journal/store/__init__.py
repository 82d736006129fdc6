"""The journal file: the only package that speaks SQL."""
