"""Words put together as English has them."""

from __future__ import annotations

from collections.abc import Sequence


def listed(parts: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`; empty where there is nothing to list."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
