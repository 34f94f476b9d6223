"""Paper: a case as one sheet for the busy and as a briefing of up to four pages, from the same figures as the site.

`content` says what they hold, as plain data; `detail` how much of it; `press` prints that data; `fit`
tries until it fits. The template only arranges: order and words come from here, the look from templates/briefing.
"""
