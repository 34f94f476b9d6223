// A table wider than its place is scrolled within it: it is then a region with a name, which the keyboard reaches.
"use strict";
(() => {
  const widen = (box) => {
    const name = box.querySelector("caption");
    if (box.scrollWidth > box.clientWidth + 1 && name) {
      name.id ||= `scrolled-${[...document.querySelectorAll(".vc-scroll")].indexOf(box)}`;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-labelledby", name.id);
    } else {
      for (const own of ["tabindex", "role", "aria-labelledby"]) box.removeAttribute(own);
    }
  };
  const watched = new ResizeObserver((changes) => changes.forEach((change) => widen(change.target)));
  for (const box of document.querySelectorAll(".vc-scroll")) watched.observe(box);
})();

// The sign that opens the menu becomes a button, which the keyboard reaches; Escape closes the menu, as it closes the search.
// Without this script the box behind the sign has the focus instead.
(() => {
  const menu = document.getElementById("__drawer");
  const sign = document.querySelector("label.md-header__button[for=__drawer]");
  if (!menu || !sign) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${sign.className} vc-menu`;
  button.setAttribute("aria-label", "Menu");
  button.append(...[...sign.childNodes].map((node) => node.cloneNode(true)));
  sign.hidden = true;
  sign.after(button);

  const tell = () => button.setAttribute("aria-expanded", String(menu.checked));
  const turn = (open) => {
    menu.checked = open;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  };

  menu.addEventListener("change", tell);
  tell();
  button.addEventListener("click", () => {
    turn(!menu.checked);
    const first = menu.checked && document.querySelector(".md-sidebar--primary a");
    if (first) first.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.checked) return;
    turn(false);
    button.focus();
  });
})();
