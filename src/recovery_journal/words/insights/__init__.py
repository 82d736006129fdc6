"""The insights in words: single findings, and the whole report."""
