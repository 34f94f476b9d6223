// Sorts the tables of cases where they stand, and narrows them by words. Without this script the heads of
// the columns lead to the same table in another order, and the choices above the table narrow it by themselves.
"use strict";
(() => {
  const tables = [...document.querySelectorAll("table.vc-cases")];
  if (!tables.length) return;
  const said = document.querySelector(".vc-sorted");
  const words = document.getElementById("vc-words");
  const real = document.querySelector("table.vc-cases--real");

  const tell = (text) => {
    if (said) said.textContent = text;
  };

  const sort = (table, link) => {
    const place = (row) => Number(row.dataset.places.split(" ")[link.dataset.place]);
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort((one, other) => place(one) - place(other)));
    for (const head of table.tHead.rows[0].cells) {
      const own = head.querySelector("a[data-by]");
      if (own && own.dataset.by === link.dataset.by) head.setAttribute("aria-sort", link.dataset.sort);
      else head.removeAttribute("aria-sort");
    }
    table.querySelector(".vc-order").textContent = link.dataset.said;
  };

  const shown = () => {
    const rows = [...real.tBodies[0].rows];
    const number = rows.filter((row) => getComputedStyle(row).display !== "none").length;
    tell(`${number} of ${rows.length} cases shown.`);
  };

  const narrow = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of real.tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    shown();
  };

  for (const table of tables) {
    table.tHead.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-by]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      for (const each of tables) sort(each, link);
      tell(`Sorted by ${link.dataset.said}.`);
    });
  }
  if (words && real) {
    words.disabled = false;
    words.addEventListener("input", narrow);
    document.querySelector(".vc-narrow").addEventListener("change", (event) => {
      if (event.target.type === "radio") shown();
    });
    if (words.value) narrow();
  }
})();
