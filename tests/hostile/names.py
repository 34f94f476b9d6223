"""Names of files and folders that some machine cannot hold, or that mean something else than they seem to."""

from __future__ import annotations

import random

NAMES = (
    "a" * 200, "é" * 100, "\N{COMBINING ACUTE ACCENT}" * 60, "con", "CON.yml", "nul.md", "aux.csv", "com1.yml", "LPT9", "prn.txt", "CONIN$",
    "costs.yml.", "costs.yml ", " costs.yml", "costs .yml", "COSTS.yml", "Costs.YML", "costs.yaml", "case.yml~", "case.yml.bak", "costs.yml::$DATA",
    "cos\u202ets.yml", "\u202elmy.stsoc", "costs\u200b.yml", "cоsts.yml", "costs\n.yml", "costs\r.yml", "costs\t.yml", "\x01.yml", "\x7f.md", "\x1b[31mred.yml",
    "-rf", "--help.yml", "~", "$HOME.yml", "`id`.yml", "$(id).csv", "%00.yml", "%2e%2e.yml", "..yml", "...", ".hidden.yml", ".yml", ".csv", ".md",
    "a b.csv", "a,b.csv", "a:b.csv", "a*b.csv", "a?b.csv", "a|b.csv", "a\\b.csv", '"a".csv', "'a'.csv", "<a>.csv", "a;b.csv", "#a.csv", "[a].csv", "{{ a }}.csv", "[", "*.csv", "**",
    "costs.csv", "COSTS.CSV", "wards.csv.csv", "a.CSV", "index.md", "INDEX.md", "Robin.md", "robin.MD", "ROBIN.md", "robin.markdown", "robin.PNG",
    "cafe\N{COMBINING ACUTE ACCENT}.md", "caf\N{LATIN SMALL LETTER E WITH ACUTE}.md", "ﬁle.md", "K.md", "ß.md", "ı.md", "😀.md", "\U000e0041.md", "\ue000.md", "::error::x.md", "a%0A::error::x.yml",
)  # fmt: skip
#: Bytes that are no name in UTF-8.
RAW = (b"\xff.yml", b"costs\x80.yml", b"\xed\xa0\x80.md", b"caf\xe9.csv")
#: Where such a name may stand: beside the cases, as a case, in a case, among its stories, deeper.
FOLDERS = (
    "cases",
    "cases/{name}",
    "cases/seaside",
    "cases/seaside",
    "cases/seaside/stories",
    "cases/seaside/stories",
    "cases/seaside/{name}",
    "cases/seaside/stories/{name}",
    "cases/_x",
    "cases/.x",
)


def a_name(chance: random.Random) -> bytes:
    """A name as bytes, none that leads elsewhere."""
    name = chance.choice((*NAMES, *RAW))
    if isinstance(name, bytes):
        return name
    if chance.random() < 0.3:
        ending = chance.choice((".yml", ".csv", ".md", ".png", ""))
        name = chance.choice((name + ending, name * 2, name.upper()))
    return name.encode()[:250]


def places(chance: random.Random) -> list[bytes]:
    """Paths below a project with hostile names: one, or two that differ in their case alone."""
    name = a_name(chance)
    folder = chance.choice(FOLDERS)
    below = folder.encode().replace(b"{name}", name)
    file = chance.choice((name, name, b"case.yml", b"costs.yml"))
    made = [below + b"/" + file]
    if chance.random() < 0.3:
        made.append(below + b"/" + file.swapcase())
    return made
