// A page that has moved: the part of it that was looked for is looked for where the page is now. A file of its own, since
// no script within a page is run.
"use strict";
for (const link of document.querySelectorAll(".vc-moved")) link.hash = location.hash;
