"""Pictures of everything a project shows, on one page to look over: `python tools/contact_sheet.py`.

Builds the site in a temporary folder and takes pictures of every page (wide and as on a phone,
light and dark), of every page as it is printed, of every chart alone (in colour and in grey), and
of every sheet of every PDF. `index.html` in the folder of pictures shows them all. What the
browser complained of is printed, and is the exit code.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.measuring.chromium import CHROMIUM, served, started  # noqa: E402

WIDTHS, SCHEMES = (1280, 390), ("light", "dark")
DRAWINGS = "article figure :is(svg, img)"
THUMB = (220, 300)
#: Pictures in a row of an overview, and its dots an inch for paper.
ROW, DPI = 8, 110
#: Of a longer page than this (in pixels), only the upper part is shown; and how long a picture may take (ms).
LONGEST, PATIENCE = 12_000, 180_000
GROUPS = {
    "1280-light": "Pages, wide",
    "390-light": "Pages, as on a phone",
    "1280-dark": "Pages, wide and dark",
    "390-dark": "Pages, as on a phone and dark",
    "charts": "Charts and drawings alone",
    "charts-grey": "Charts and drawings in grey",
    "paper": "PDFs",
    "printed": "Pages as printed",
}


def main(arguments=None):
    wanted = parsed(arguments)
    if CHROMIUM is None:
        sys.exit("The pictures need Chromium: install it, or Chrome, so that it is found as chromium.")
    emptied(wanted.out)
    with tempfile.TemporaryDirectory() as folder:
        site = wanted.site or built(wanted.project, Path(folder), wanted.cases)
        troubles = pictures_of_pages(site, wanted.out)
        pictures_of_papers(site, wanted.out)
    write_index(wanted.out, troubles)
    write_overviews(wanted.out)
    for trouble in troubles:
        print(trouble)
    print(f"{len(list(wanted.out.glob('*/*/*.png')))} pictures: {wanted.out / 'index.html'}")
    return 1 if troubles else 0


def parsed(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", help="the cases to show; all, if none is named")
    parser.add_argument("--project", type=Path, default=ROOT, help="the folder that holds cases/")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "pictures", help="where the pictures go")
    return parser.parse_args(arguments)


def emptied(out):
    """A folder for the pictures; only one that holds an earlier contact sheet is emptied."""
    sheet = out / "index.html"
    if sheet.is_file() and "<title>Contact sheet</title>" in sheet.read_text("utf-8", "replace"):
        shutil.rmtree(out)
    elif out.exists() and any(out.iterdir()):
        sys.exit(f"{out} holds other things; name a folder that is empty or not there yet.")
    out.mkdir(parents=True, exist_ok=True)


def built(project, folder, cases):
    """The site of a copy of the project, so that its own site stays as it is."""
    left_out = [p.name for p in (project / "cases").iterdir() if p.is_dir() and cases and p.name not in cases]
    shutil.copytree(project / "cases", folder / "cases", ignore=shutil.ignore_patterns(*left_out))
    if left_out:  # its words may name figures of cases that are not there
        (folder / "cases" / "index.md").unlink(missing_ok=True)
    for name in ("templates", "mkdocs.yml"):
        copy = shutil.copytree if (project / name).is_dir() else shutil.copy2
        copy(project / name, folder / name)
    done = subprocess.run([sys.executable, "-m", "valuecase", "--project", str(folder), "build"])
    if done.returncode:
        sys.exit("The site could not be built; the lines above say why.")
    return folder / "site"


def pictures_of_pages(site, out):
    """Take the pictures of all pages; returns what the browser complained of."""
    pages = [path.relative_to(site) for path in sorted(site.rglob("*.html"))]
    troubles = {}
    with served(site) as address, started() as browser:
        for scheme in SCHEMES:
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                listen(page, address, troubles)
                for relative in pages:
                    page.goto(f"{address}/{relative.as_posix()}", wait_until="load")
                    picture_of_page(page, relative, out, f"{width}-{scheme}", troubles)
                    if (width, scheme) == (WIDTHS[0], SCHEMES[0]):
                        picture_of_print(page, relative, out)
                        pictures_of_charts(page, relative, out)
                page.close()
                print(f"Pages at {width}, {scheme}: {len(pages)}", flush=True)
    return list(troubles)


def listen(page, address, troubles):
    """Note what goes wrong on a page, each once."""

    def note(words):
        troubles.setdefault(f"{page.url.removeprefix(address)}: {words}")

    page.on("console", lambda said: note(f"console: {said.text}") if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: note(f"script: {error}"))
    # What is still under way when the page is left is called off, and no fault.
    page.on(
        "requestfailed", lambda asked: note(f"failed: {asked.url}") if asked.failure != "net::ERR_ABORTED" else None
    )
    page.on("response", lambda given: note(f"{given.status}: {given.url}") if given.status >= 400 else None)
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:", "blob:")) else note(f"outside: {request.url}")
        ),
    )


def picture_of_page(page, relative, out, group, troubles):
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if sideways > 0:
        troubles.setdefault(f"/{relative.as_posix()}: at {group} it scrolls sideways by {sideways} px")
    high = min(LONGEST, page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": high}
    page.screenshot(path=place(out, relative, group), full_page=True, clip=clip, timeout=PATIENCE)


def pictures_of_charts(page, relative, out):
    from PIL import Image

    # What stays at the top of the window would lie on a tall drawing.
    page.evaluate("document.querySelectorAll('header, .md-tabs').forEach(bar => bar.style.display = 'none')")
    for number, chart in enumerate(page.locator(DRAWINGS).all(), start=1):
        if not chart.is_visible():
            continue
        path = place(out, relative, "charts", f"-{number}")
        chart.screenshot(path=path)
        Image.open(path).convert("L").save(place(out, relative, "charts-grey", f"-{number}"))


def picture_of_print(page, relative, out):
    sheets_of(page.pdf(prefer_css_page_size=True, format="A4", print_background=True), relative, out, "printed", 60)


def pictures_of_papers(site, out):
    papers = sorted(site.rglob("*.pdf"))
    for path in papers:
        sheets_of(path.read_bytes(), path.relative_to(site), out, "paper", DPI)
    print(f"PDFs: {len(papers)}", flush=True)


def sheets_of(pdf, relative, out, group, dpi):
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        picture = document[number].render(scale=dpi / 72).to_pil()
        picture.save(place(out, relative, group, f"-{number + 1}"))
    document.close()


def place(out, relative, group, more=""):
    """Where a picture goes: a folder for its case, one for its group, and the name of its page."""
    case = relative.parts[0] if len(relative.parts) > 1 else "all"
    inside = relative.relative_to(case) if len(relative.parts) > 1 else relative
    path = out / case / group / ("--".join(inside.with_suffix("").parts) + f"{more}.png")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def pictures_in(out):
    """Every picture, by case and group, in the order in which they are shown."""
    cases = sorted(path for path in out.iterdir() if path.is_dir())
    return {(case, group): sorted((case / group).glob("*.png")) for case in cases for group in GROUPS}


def write_index(out, troubles):
    """The contact sheet: every picture small, each a link to itself."""
    lines = [
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Contact sheet</title><style>',
        "body{font:16px/1.4 sans-serif;margin:1.5rem}figure{display:inline-block;vertical-align:top;margin:0 .8rem .8rem 0;width:220px}",
        "img{border:1px solid #ccc;max-width:220px;max-height:300px}figcaption{font-size:13px;overflow-wrap:anywhere}</style>",
        "<h1>Contact sheet</h1>",
    ]
    lines += ["<h2>What the browser complained of</h2><ul>"] if troubles else []
    lines += [f"<li>{escape(trouble)}</li>" for trouble in troubles]
    lines += ["</ul>"] if troubles else []
    last = None
    for (case, group), paths in pictures_in(out).items():
        if case != last:
            lines.append(f"<h2>{escape(case.name)}</h2>")
            last = case
        if paths:
            lines.append(f"<h3>{GROUPS[group]}</h3>")
        for path in paths:
            address = escape(path.relative_to(out).as_posix())
            small = escape(thumbnail(path, out).relative_to(out).as_posix())
            lines.append(
                f'<figure><a href="{address}"><img src="{small}" alt=""></a><figcaption>{escape(path.stem)}</figcaption></figure>'
            )
    (out / "index.html").write_text("\n".join(lines) + "\n", encoding="utf-8")


def thumbnail(path, out):
    """A small copy of a picture; of a long page, its upper end."""
    from PIL import Image

    small = out / "small" / path.relative_to(out)
    small.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(path) as picture:
        wide, high = picture.size
        upper = picture.convert("RGB").crop((0, 0, wide, min(high, round(wide * 2.2))))
        upper.thumbnail(THUMB)
        upper.save(small)
    return small


def write_overviews(out):
    """A few large pictures: for each case and group, all its thumbnails in rows."""
    from PIL import Image

    folder = out / "overviews"
    folder.mkdir()
    for (case, group), paths in pictures_in(out).items():
        small = [out / "small" / path.relative_to(out) for path in paths]
        if not small or case.name in ("small", "overviews"):
            continue
        pictures = [Image.open(path) for path in small]
        rows = [pictures[first : first + ROW] for first in range(0, len(pictures), ROW)]
        heights = [max(picture.height for picture in row) + 8 for row in rows]
        sheet = Image.new("RGB", ((THUMB[0] + 8) * len(rows[0]), sum(heights)), "#BBBBBB")
        for number, row in enumerate(rows):
            for column, picture in enumerate(row):
                sheet.paste(picture, ((THUMB[0] + 8) * column + 4, sum(heights[:number]) + 4))
        sheet.save(folder / f"{case.name}-{group}.png")


if __name__ == "__main__":
    sys.exit(main())
