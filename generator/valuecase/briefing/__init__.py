"""The briefing: one case as a printable PDF of about two pages, from the same figures as the site.

`content` says what the briefing holds, as plain data; `press` prints that data. The
template only arranges: order and words come from here, the look from templates/briefing.
"""
