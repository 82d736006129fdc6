"""The whole journal as Markdown, JSON, CSV, or sealed."""
