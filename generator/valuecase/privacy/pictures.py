"""What a picture file says of itself: where, when and by whom it was taken."""

from __future__ import annotations

import re

# A JPEG's blocks for a camera's data and for Adobe's; their names in WebP; the chunks of a PNG.
_TOLD = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/", b"Photoshop 3.0", b"EXIF", b"XMP ", b"eXIf", b"iTXt")
_NOTE = re.compile(rb"(?:tEXt|zTXt)(?P<key>[\x20-\x7e]{1,79})\x00")
_HARMLESS = (b"Software", b"Creation Time")


def tells_about_itself(picture: bytes) -> bool:
    """Whether a picture file holds more than the picture: a place, a time, a camera, a name."""
    notes = (match["key"] for match in _NOTE.finditer(picture))
    return any(mark in picture[:65536] for mark in _TOLD) or any(key not in _HARMLESS for key in notes)
