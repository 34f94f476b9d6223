"""The logic model drawn: boxes in columns and arrows that never cross a box, from plain data to SVG."""
