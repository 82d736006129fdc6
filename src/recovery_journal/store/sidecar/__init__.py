"""Small files next to the journal that can be read without opening it."""
