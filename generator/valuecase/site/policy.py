"""The Content-Security-Policy of every page: nothing from elsewhere, and no script that was not in the page when it was built.

It stands in the page itself, so it holds on any server, and from a folder too.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

#: What pages may load, and from where; everything else, from nowhere. Scripts within a page are named by their hash.
ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",  # the search fetches its index, and works in a worker
    "worker-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_NO_CODE = re.compile(r"""\bsrc\s*=|\btype\s*=\s*["']?application/""", re.IGNORECASE)
_CHARSET = re.compile(r"""<meta charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)


def with_policy(html: str) -> str:
    """A finished page with its policy right after its character set, before anything is loaded.

    Raises ValueError where the page does not say its character set, since the policy would then be missing.
    """
    charset = _CHARSET.search(html)
    if charset is None:
        raise ValueError('the page has no <meta charset="utf-8">, which its policy has to follow')
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(html)}">'
    return html[: charset.end()] + meta + html[charset.end() :]


def policy_of(html: str) -> str:
    """The policy of a page with these scripts."""
    hashes = "".join(f" '{digest}'" for digest in hashes_of(html))
    allowed = ALLOWED | {"script-src": ALLOWED["script-src"] + hashes}
    return "; ".join(f"{what} {where}" for what, where in allowed.items())


def hashes_of(html: str) -> list[str]:
    """The hashes of the scripts that stand in a page, as a policy names them; each once, in their order."""
    inline = (found["code"] for found in _SCRIPT.finditer(html) if not _NO_CODE.search(found["attributes"]))
    # Browsers read every end of a line as a line feed before they take the hash.
    codes = dict.fromkeys(code.replace("\r\n", "\n").replace("\r", "\n") for code in inline)
    return [f"sha256-{b64encode(sha256(code.encode()).digest()).decode()}" for code in codes]
