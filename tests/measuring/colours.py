"""Colours as numbers, and how well one shows on another."""

from __future__ import annotations

import re

#: Red, green and blue, each from 0 to 255.
Colour = tuple[float, float, float]
WHITE: Colour = (255.0, 255.0, 255.0)


def laid_on(paint: str, behind: Colour = WHITE, opacity: float = 1.0) -> Colour | None:
    """The colour seen where a browser's `rgb(…)` or `rgba(…)` is painted on another; None for none."""
    numbers = [float(number) for number in re.findall(r"[\d.]+", paint)] if paint.startswith("rgb") else []
    if len(numbers) < 3:
        return None
    share = (numbers[3] if len(numbers) > 3 else 1.0) * opacity
    if share == 0:
        return None
    red, green, blue = (share * over + (1 - share) * under for over, under in zip(numbers[:3], behind, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """How well two colours differ, from 1 to 21, as the guidelines for accessible content reckon it."""
    darker, lighter = sorted((_brightness(one), _brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def named(colour: Colour) -> str:
    """A colour as it is written: `#12436D`."""
    return "#" + "".join(f"{round(part):02X}" for part in colour)


def _brightness(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
