"""The small files beside the journal that open without it."""
