"""valuecase: value cases kept as text, checked, computed and published."""

__version__ = "0.1.0"
