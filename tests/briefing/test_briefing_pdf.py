"""What the printed briefing is: accessible, the same everywhere, and complete."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from valuecase.briefing.pictures import Picture
from valuecase.briefing.press import NotPrinted, press
from valuecase.project import Project, load_project

from .conftest import EDITION, REPOSITORY, Briefing, Made, printed

REAL = ("hertfordshire", "torbay")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="90"><text x="9" y="40" font-family="Arimo" font-size="15px">A bar</text></svg>'


@pytest.fixture(scope="session", params=REAL)
def briefing(request: pytest.FixtureRequest, repository: Project) -> Briefing:
    return Briefing(repository, request.param)


def _root(briefing: Briefing) -> Any:
    return briefing.reader.trailer["/Root"]


def test_the_pdf_is_tagged_and_says_its_language(briefing: Briefing) -> None:
    root = _root(briefing)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en-GB"


def test_the_pdf_says_what_it_is_called_and_which_place_it_is_about(briefing: Briefing) -> None:
    assert briefing.reader.metadata is not None
    assert briefing.reader.metadata.title == briefing.case.title
    assert briefing.case.case is not None
    assert briefing.reader.metadata.author == briefing.case.case.place
    assert _root(briefing)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_pdf_declares_the_standard_for_accessible_pdf(briefing: Briefing) -> None:
    metadata = _root(briefing)["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_every_section_has_a_bookmark_in_the_order_it_is_read(briefing: Briefing) -> None:
    marks = [item.title for item in briefing.reader.outline if not isinstance(item, list)]
    assert [part["title"] for part in briefing.sections] == [mark for mark in marks if mark]


def test_heads_of_tables_are_tagged_as_heads(briefing: Briefing) -> None:
    assert b"/TH" in b"".join(_names(_root(briefing)["/StructTreeRoot"]))


def test_only_the_typeface_of_the_briefing_is_in_the_pdf(briefing: Briefing) -> None:
    fonts = {
        font.get_object()["/BaseFont"]
        for page in briefing.reader.pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[union-attr]
    }
    assert fonts
    assert all("Arimo" in name for name in fonts)


def test_every_page_names_the_case_the_edition_and_its_number(briefing: Briefing) -> None:
    count = len(briefing.pages)
    for number, page in enumerate(briefing.pages, start=1):
        assert str(briefing.case.case.title if briefing.case.case else "") in page
        assert "edition of 14 November 2023" in page
        assert "commit 0123456789" in page
        assert f"page {number} of {count}" in page


def test_the_head_of_a_draft_says_so(briefing: Briefing) -> None:
    assert "Draft" in briefing.pages[0]


def test_both_papers_say_who_signed_the_case_and_when(made: Made, case_file: str) -> None:
    signed = "signed: {when: 2025-03-01, by: the Health and Wellbeing Board}\n"
    for paper in printed(made({"case.yml": case_file.replace("review", "published") + signed}), "marrowby"):
        assert "Signed by the Health and Wellbeing Board on 1 March 2025." in paper.pages[0]


def test_a_paper_of_a_case_that_nobody_signed_names_nobody(made: Made, case_file: str) -> None:
    for paper in printed(made({"case.yml": case_file}), "marrowby"):
        assert "Signed" not in paper.text


def test_the_same_content_gives_the_same_bytes(briefing: Briefing) -> None:
    assert press(briefing.content, EDITION, REPOSITORY).pdf == briefing.bytes


def test_folder_time_zone_and_hash_seed_change_nothing(briefing: Briefing, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from valuecase.briefing.content import content; from valuecase.briefing.press import press\n"
        "from valuecase.edition import Edition; from valuecase.project import load_project\n"
        "project = load_project(Path(sys.argv[1])); edition = Edition(int(sys.argv[3]), sys.argv[4])\n"
        "made = press(content(project.cases[sys.argv[2]], project, edition, ()), edition)\n"
        "sys.stdout.buffer.write(made.pdf)\n"
    )
    there = [str(REPOSITORY), briefing.case.id, str(EDITION.epoch), EDITION.commit]
    env = {
        "PYTHONPATH": str(REPOSITORY / "generator"),
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "7",
        "LANG": "cy_GB",
    }
    done = subprocess.run(
        [sys.executable, "-c", script, *there], cwd=tmp_path, env=env, capture_output=True, check=True
    )
    assert done.stdout == briefing.bytes


def test_no_folder_of_this_machine_is_in_the_pdf(briefing: Briefing) -> None:
    assert str(REPOSITORY).encode() not in briefing.bytes
    assert b"fontpkg" not in briefing.bytes


def test_an_invented_case_says_so_on_every_page(made: Made, case_file: str) -> None:
    summary = "summary: >-\n  " + "A long text about homes that are warm. " * 300
    worse = "".join(f"  w{n}: The homes in street {n} were colder than before\n" for n in range(90))
    files = {"case.yml": case_file + summary, "outcomes.yml": f"worse:\n{worse}"}
    briefing = Briefing(made(files), "marrowby")
    assert len(briefing.pages) >= 2
    assert all("Invented example" in page for page in briefing.pages)


def test_a_real_case_is_never_called_invented(briefing: Briefing) -> None:
    assert "Invented" not in briefing.text


def test_a_case_of_one_file_is_printed_with_its_gaps(made: Made, case_file: str) -> None:
    briefing = Briefing(made({"case.yml": case_file}), "marrowby")
    assert "For review" in briefing.pages[0]
    assert "Missing: the ask. Not recorded." in briefing.text
    assert "Not recorded A person’s story, the money, what changed and whom it does not reach." in briefing.text
    assert "Where its claims come from is not recorded." in briefing.text


def test_pictures_carry_their_words_for_those_who_do_not_see_them(repository: Project) -> None:
    picture = Picture(SVG, "Costs fell by half", "Two bars, the second half as long", "kelly, Case study Kerry")
    briefing = Briefing(repository, "hertfordshire", (picture,))
    assert "Costs fell by half" in briefing.text
    assert "Source 1, Case study Kerry" in briefing.text
    assert b"Two bars, the second half as long" in b"".join(_names(_root(briefing)["/StructTreeRoot"]))


def test_more_pictures_than_fit_are_counted(repository: Project) -> None:
    picture = Picture(SVG, "Costs fell by half", "Two bars", "")
    assert "And 4 more pictures on the site." in Briefing(repository, "hertfordshire", (picture,) * 5).text


def test_very_long_words_are_broken_and_not_cut(made: Made, case_file: str) -> None:
    word = "Warmth" * 40
    costs = f"audits:\n  homes:\n    title: {word}\n    rows: {{a: £5, b: £6}}\n"
    briefing = Briefing(made({"case.yml": case_file + f"people: {word}\n", "costs.yml": costs}), "marrowby")
    assert briefing.text.replace(" ", "").count(word) >= 2


def test_a_table_of_many_rows_goes_over_pages_and_repeats_its_head(made: Made, case_file: str) -> None:
    findings = "".join(f"  f{n}: {{what: Nights without heat in street {n}, change: fell}}\n" for n in range(32))
    briefing = Briefing(made({"case.yml": case_file, "outcomes.yml": f"findings:\n{findings}"}), "marrowby")
    assert sum("Finding without a number" in page for page in briefing.pages) > 1
    assert "street 31" in briefing.text


def test_a_cell_that_is_far_too_long_ends_with_a_sentence_and_dots(made: Made, case_file: str) -> None:
    long = "Homes were warm in winter. " * 250
    outcomes = f"findings:\n  warm:\n    what: Warmth\n    change: rose\n    significance: >-\n      {long}The end.\n"
    text = Briefing(made({"case.yml": case_file, "outcomes.yml": outcomes}), "marrowby").text
    assert "The end." not in text
    assert "Homes were warm in winter. …" in text


def test_words_that_look_like_typst_stay_words(made: Made, case_file: str) -> None:
    words = "#panic() $x$ = heading *not bold @ref <label> \\\\ `raw` ${ } //no"
    briefing = Briefing(made({"case.yml": case_file + f"people: '{words}'\n"}), "marrowby")
    assert words in briefing.text


def test_links_lead_to_the_web_only(made: Made, case_file: str) -> None:
    prose = "ask: See [the web](https://www.example.org/a) and [the costs](costs.html).\n"
    briefing = Briefing(made({"case.yml": case_file + prose}), "marrowby")
    addresses = [
        note.get_object()["/A"]["/URI"] for page in briefing.reader.pages for note in page.get("/Annots", ()) or ()
    ]
    assert addresses == ["https://www.example.org/a"]


def test_a_projects_own_look_goes_before_ours(copied: Path, repository: Project) -> None:
    own = copied / "templates" / "briefing"
    own.mkdir(parents=True)
    ours = (REPOSITORY / "templates" / "briefing" / "look.typ").read_text()
    (own / "look.typ").write_text(ours.replace("#12436D", "#801650"))
    project = load_project(copied)
    assert Briefing(project, "torbay").bytes != Briefing(repository, "torbay").bytes


def test_a_broken_template_is_told_in_typsts_own_words(copied: Path) -> None:
    own = copied / "templates" / "briefing"
    own.mkdir(parents=True)
    (own / "briefing.typ").write_text("#no-such-thing")
    with pytest.raises(NotPrinted, match="unknown variable: no-such-thing"):
        Briefing(load_project(copied), "torbay")


def test_a_warning_of_the_template_is_a_failure(copied: Path) -> None:
    own = copied / "templates" / "briefing"
    own.mkdir(parents=True)
    (own / "briefing.typ").write_text('#set document(title: "x")\n#set text(font: "No Such Face")\nwords')
    with pytest.raises(NotPrinted):
        Briefing(load_project(copied), "torbay")


def _names(tree: Any, seen: set[int] | None = None) -> list[bytes]:
    """The kinds and the replacing words of everything in the tree of tags."""
    seen = set() if seen is None else seen
    node = tree.get_object() if hasattr(tree, "get_object") else tree
    if isinstance(node, list):
        return [name for kid in node for name in _names(kid, seen)]
    if not hasattr(node, "get") or id(node) in seen:
        return []
    seen.add(id(node))
    own = [str(node.get(key, "")).encode() for key in ("/S", "/Alt")]
    return [*own, *_names(node.get("/K", []), seen)]
