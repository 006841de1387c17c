/** What the page does in a browser: search, sort, and show what a link points at. Without it the page is still whole. */
export const script = `
"use strict";
(() => {
  const table = document.getElementById("metrics-table");
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  if (!table || !search || !shown) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function filter() {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => texts.get(row).includes(word));
      if (!row.hidden) count++;
    }
    shown.textContent = count + " of " + rows.length + (rows.length === 1 ? " metric" : " metrics");
  }

  function keyOf(row, column) {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort);
  }

  function sort(column, header) {
    const direction = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const sorted = [...rows].sort((one, other) => {
      const [left, right] = [keyOf(one, column), keyOf(other, column)];
      return sign * (typeof left === "number" ? left - right : left.localeCompare(right, "en", { numeric: true }));
    });
    body.append(...sorted);
  }

  /** A link to a metric wins over a search that hides it. */
  function reveal() {
    const row = document.getElementById(location.hash.slice(1));
    if (!row || !row.hidden) return;
    search.value = "";
    filter();
    row.scrollIntoView();
  }

  search.addEventListener("input", filter);
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    header.querySelector("button").addEventListener("click", () => sort(column, header));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    search.focus();
  });
  window.addEventListener("hashchange", reveal);
  reveal();
})();
`;
