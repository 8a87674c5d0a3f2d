// The table of restored words: sorted and filtered.

const table = find("#restored");
const [CATEGORY, EVIDENCE, CONFIDENCE] = [2, 3, 4];
const collator = new Intl.Collator(undefined, { numeric: true });

function bodyRows() {
  return [...table.tBodies].flatMap((part) => [...part.rows]);
}

function cellOf(row, index) {
  const cell = row.cells[index];
  return (find("a", cell) ?? cell).textContent;
}

function sortBy(heading) {
  const ascending = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of all("th", table)) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const value = heading.dataset.sort === "number" ? parseFloat : String;
  const compare = heading.dataset.sort === "number" ? (a, b) => a - b : collator.compare;
  const keyed = bodyRows().map((row) => [value(cellOf(row, heading.cellIndex)), row]);
  keyed.sort(([a, x], [b, y]) => (ascending ? compare(a, b) : compare(b, a)) || x.dataset.row - y.dataset.row);
  // As many in each part of the table as before.
  const counts = [...table.tBodies].map((part) => part.rows.length);
  const rows = keyed.map(([, row]) => row);
  for (const [index, count] of counts.entries()) table.tBodies[index].append(...rows.splice(0, count));
}

const CONFIDENCES = {
  sure: (row) => parseFloat(row.cells[CONFIDENCE].textContent) >= 0.9,
  unsure: (row) => parseFloat(row.cells[CONFIDENCE].textContent) < 0.9,
  doubtful: (row) => row.classList.contains("doubtful"),
};

function passes(row, key, value) {
  if (!value) return true;
  if (key === "confidence") return CONFIDENCES[value](row);
  return row.cells[key === "category" ? CATEGORY : EVIDENCE].textContent === value;
}

function filterRows() {
  const filters = all("[data-filter]").map((select) => [select.dataset.filter, select.value]);
  const rows = bodyRows();
  let shown = 0;
  for (const row of rows) {
    row.hidden = !filters.every(([key, value]) => passes(row, key, value));
    shown += !row.hidden;
  }
  find("#rows-shown").textContent = shown === rows.length ? "" : `${counted(shown)} of ${counted(rows.length)}`;
}

function makeSortable(heading) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => sortBy(heading));
  heading.append(button);
}

if (table) {
  all("th", table).forEach(makeSortable);
  for (const select of all("[data-filter]")) select.addEventListener("change", filterRows);
}
