"""A page for one reader, as Markdown, HTML or a single line."""
