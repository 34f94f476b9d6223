// The sign that opens the menu becomes a button, which the keyboard reaches; Escape closes the menu, as it closes the search.
// Without this script the box behind the sign has the focus instead.
"use strict";
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
