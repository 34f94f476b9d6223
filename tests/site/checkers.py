"""Two checkers by others, taken from npm once and kept: axe-core for accessibility, vnu for HTML."""

from __future__ import annotations

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
#: Which versions; another version is another folder.
WANTED = Path(__file__).with_name("tools") / "package.json"
KEPT = ROOT / ".cache" / "site-checkers" / sha256(WANTED.read_bytes()).hexdigest()[:12]
AXE = KEPT / "node_modules" / "axe-core" / "axe.min.js"
VNU = KEPT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
NPM, JAVA = shutil.which("npm"), shutil.which("java")
#: WCAG 2.2, levels A and AA, and what axe's authors advise beyond it.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """async tags => {
  const found = await axe.run(document, {resultTypes: ["violations"], runOnly: {type: "tag", values: tags}});
  return found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.html.slice(0, 200), node.failureSummary]));
}"""


def missing() -> str:
    """Fetch the checkers unless they are here; gives why that could not be done, empty where it was."""
    if AXE.is_file() and VNU.is_file():
        return ""
    if not NPM:
        return "there is no npm to fetch axe-core and vnu with"
    KEPT.mkdir(parents=True, exist_ok=True)
    shutil.copy2(WANTED, KEPT / WANTED.name)
    calm = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--fetch-retries=1"]
    words = [NPM, "install", *calm, "--prefix", str(KEPT)]
    done = subprocess.run(words, cwd=KEPT, capture_output=True, text=True, check=False)
    if done.returncode or not AXE.is_file() or not VNU.is_file():
        return f"npm could not fetch axe-core and vnu: {done.stderr.strip()[-200:]}"
    return ""


def load_axe(page: Any) -> None:
    """Put axe into an open page; the page's policy does not hold for what the tester runs."""
    page.evaluate(AXE.read_text("utf-8"))


def violations(page: Any) -> list[str]:
    """What axe finds in a page as it stands, a line each; `load_axe` comes first."""
    found: list[tuple[str, str, str]] = page.evaluate(_RUN, list(TAGS))
    return [f"{rule}: {html}\n{why}" for rule, html, why in found]


def errors_in_html(site: Path) -> list[str]:
    """What vnu finds wrong in the HTML below a folder, a line each."""
    words = [str(JAVA), "-jar", str(VNU), "--errors-only", "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [f"{each['url']}:{each.get('lastLine', 0)}: {each['message']}" for each in messages]
