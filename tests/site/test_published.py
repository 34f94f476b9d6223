"""What leaves the folder: every page it should hold, and not one byte that nobody asked for."""

import gzip
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.docs.test_format_page import BLOCKS
from tests.site.conftest import copy_project
from valuecase.site.links import dead_links

PAGES = (
    "index.html",
    "costs.html",
    "outcomes.html",
    "figures.html",
    "sources.html",
    "stories/index.html",
    "briefing.pdf",
)
MARK = "Kestrel-4417-unpublished"


def decoded(path: Path) -> Iterator[bytes]:
    """A file's bytes, and what its compressed parts say."""
    raw = path.read_bytes()
    yield raw
    if path.suffix == ".gz":
        yield gzip.decompress(raw)
    if path.suffix == ".pdf":
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                yield stream


def test_each_case_has_its_pages_at_their_addresses(built: Path) -> None:
    for case in ("hertfordshire", "torbay"):
        for page in PAGES:
            assert (built / case / page).is_file(), f"{case}/{page}"
    assert (built / "hertfordshire/stories/kerry.html").is_file()


def test_files_hidden_in_a_case_are_in_no_byte_of_the_site(project_copy: Path, build: Callable[[Path], int]) -> None:
    case = project_copy / "cases" / "hertfordshire"
    hidden = ["secret.yml", "notes.md", "rows.csv", "x.xlsx", "stories/draft.txt", ".hidden.yml", "stories/photo.png"]
    for name in hidden:
        (case / name).write_text(f"{MARK}: {MARK}\n", "utf-8")
    (project_copy / "cases" / "torbay" / "sub").mkdir()
    (project_copy / "cases" / "torbay" / "sub" / "page.md").write_text(f"# {MARK}\n", "utf-8")
    (project_copy / "cases" / "loose.md").write_text(f"# {MARK}\n", "utf-8")
    assert build(project_copy) == 0
    files = [path for path in (project_copy / "site").rglob("*") if path.is_file()]
    assert len(files) > 40
    assert [str(path) for path in files for part in decoded(path) if MARK.encode() in part] == []
    names = {path.name for path in files}
    assert names.isdisjoint({Path(name).name for name in hidden} | {"costs.yml", "case.yml", "three-rivers.csv"})


def test_no_page_names_another_host_to_load_from(built: Path) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|source|embed|object)\b[^>]*?(?:src|data)=[\"']?(?:https?:)?//|<link\b[^>]*?href=[\"']?(?:https?:)?//"
    )
    for page in built.rglob("*.html"):
        assert not loads.search(page.read_text("utf-8")), page
    for style in built.rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", style.read_text("utf-8")), style


def test_every_link_leads_somewhere(built: Path) -> None:
    assert dead_links(built) == []


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    """One page with a good anchor, a bad anchor, a missing page and a link to the web."""
    (tmp_path / "index.html").write_text(
        '<h1 id="top"></h1><a href="#top"></a><a href="#no"></a><a href="gone.html"></a><a href="https://www.example.org/"></a>'
    )
    assert dead_links(tmp_path) == ["index.html: #no", "index.html: gone.html"]


def test_every_number_of_a_page_leads_to_its_working(built: Path) -> None:
    """Amounts and percentages stand in links to figures; quotations and workings are the exceptions."""
    number = re.compile(r"£\d|\d%")
    for name in ("hertfordshire/index.html", "hertfordshire/costs.html", "torbay/outcomes.html", "torbay/index.html"):
        html = (built / name).read_text("utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        assert 'class="vc-figure"' in article
        for part in ("vc-compared", r'vc-chart[^"]*'):
            article = re.sub(rf'<(\w+) class="{part}".*?</\1>', "", article, flags=re.DOTALL)
        rest = re.sub(r"<a class=\"(?:vc-)?figure\".*?</a>|<blockquote.*?</blockquote>", "", article, flags=re.DOTALL)
        rest = re.sub(r"<caption>.*?</caption>", "", rest, flags=re.DOTALL)
        assert not number.search(re.sub(r"<[^>]+>", " ", rest)), name


def test_the_example_of_the_format_page_becomes_a_site(
    tmp_path: Path, build: Callable[[Path], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has every kind of table; counts, unit costs, agencies and cautions are on its pages."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 1 June 2026, when none of it is old yet
    root = copy_project(tmp_path / "project")
    shutil.rmtree(root / "cases")
    for file, text in BLOCKS.items():
        path = root / "cases" / "example" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert build(root) == 0
    pages = [root / "site/example/costs.html", *sorted((root / "site/example/costs").iterdir())]
    costs = " ".join(words_of(page) for page in pages)
    assert "212 before, 96 after, at £210 each" in costs
    assert "Agency Before After Change NHS about £70,000 about £60,000 about −£10,000" in costs
    assert "9 months after are compared with 12 months before: the costs after are brought to 12 months." in costs
    assert "After, as recorded about £67,000 After, brought to the length of before about £90,000" in costs
    assert "Net cost −£7,737" in costs
    overview = words_of(root / "site/example/index.html")
    assert "Invented example" in overview
    assert "Keep the team. Services cost about £11,000 less with it." in overview
    assert "The team costs £196,500, paid for by a pooled budget." in overview
    assert "4 cautions, 1 answered" in overview
    assert "8 cautions, 1 of them answered" in overview
    scored = "Scored: about 35 people, first in June 2023, latest in March 2025."
    assert scored in words_of(root / "site/example/outcomes.html")


def words_of(page: Path) -> str:
    """What a page's article says, with single spaces."""
    html = page.read_text("utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", article)).replace(" .", ".").replace(" ,", ",")


def test_an_author_cannot_put_markup_into_a_page(project_copy: Path, build: Callable[[Path], int]) -> None:
    """Titles, places and prose that try: the parsed pages hold no element or handler of theirs."""
    attack = '"></title><script>alert(1)</script><img src=x onerror=alert(1)>'
    for name, old in (
        ("stories/kerry.md", "title: Kerry\n"),
        ("case.yml", "title: You Can\n"),
        ("case.yml", "place: Hertfordshire\n"),
    ):
        path = project_copy / "cases/hertfordshire" / name
        key = old.partition(":")[0]
        path.write_text(path.read_text("utf-8").replace(old, f"{key}: '{attack}'\n"), "utf-8")
    story = project_copy / "cases/hertfordshire/stories/kerry.md"
    story.write_text(story.read_text("utf-8") + f"\n{attack}\n", "utf-8")
    assert build(project_copy) == 0
    for page in (project_copy / "site").rglob("*.html"):
        parsed = Elements()
        parsed.feed(page.read_text("utf-8"))
        assert "alert(1)" not in parsed.scripts, page
        assert parsed.handlers == [], page
    assert "alert(1)" in (project_copy / "site/hertfordshire/stories/kerry.html").read_text("utf-8")


class Elements(HTMLParser):
    """The words of a page's scripts, and every attribute that would run one."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts, self.within = "", False
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self.within = False

    def handle_data(self, data: str) -> None:
        if self.within:
            self.scripts += data


def test_a_link_in_the_folder_of_cases_publishes_nothing_from_elsewhere(
    project_copy: Path, build: Callable[[Path], int]
) -> None:
    secret = project_copy.with_name("secret.txt")
    secret.write_text("not for the public", "utf-8")
    for name in ("cases/leak.txt", "cases/torbay/leak.txt", "cases/leak.png"):
        (project_copy / name).symlink_to(secret)
    assert build(project_copy) == 1
    assert not [path for path in project_copy.glob("site/**/*") if path.name.startswith("leak")]
