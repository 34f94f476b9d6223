"""Costs before and after, or costs and savings side by side: the money table of costs and stories."""
