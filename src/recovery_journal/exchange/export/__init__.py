"""Export the whole journal as Markdown, JSON, CSV, or a sealed file."""
