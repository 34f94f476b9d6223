"""From files to typed values: strict YAML, CSV and Markdown, each with the place of every key and value."""
