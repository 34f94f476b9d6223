"""The published site: pages from templates, through MkDocs, by allow-list."""
