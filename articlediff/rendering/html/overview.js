// The overview of many pairs: its table is sorted and filtered.

const table = document.querySelector("#overview");
const [body] = table.tBodies;
const rows = [...body.rows];
const headings = [...table.tHead.rows[0].cells];
const collator = new Intl.Collator(undefined, { numeric: true });
const nameFilter = document.querySelector("#name");
const resultFilter = document.querySelector("#result");
const DOUBTFUL = 3;

for (const element of document.querySelectorAll(".scripted")) element.hidden = false;

function textOf(row, index) {
  const cell = row.cells[index];
  // Of a cell that spans columns no figure is known, and the name is told before any remark.
  return cell && (index === 0 || cell.colSpan === 1) ? (cell.querySelector("a, bdi") ?? cell).textContent : null;
}

function numberOf(row, index) {
  const text = textOf(row, index);
  return text === null ? null : parseInt(text.replaceAll(",", ""), 10);
}

function sortBy(heading) {
  const isNumber = heading.dataset.sort === "number";
  const before = heading.getAttribute("aria-sort");
  // The largest figure is what one looks for first.
  const ascending = before ? before !== "ascending" : !isNumber;
  for (const other of headings) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const value = isNumber ? numberOf : textOf;
  const compare = isNumber ? (a, b) => a - b : collator.compare;
  const keyed = rows.map((row) => [value(row, heading.cellIndex), row]);
  keyed.sort(([a, x], [b, y]) => {
    const order = a === null || b === null ? (a === null) - (b === null) : ascending ? compare(a, b) : compare(b, a);
    return order || x.dataset.row - y.dataset.row;
  });
  body.append(...keyed.map(([, row]) => row));
}

function passes(row) {
  const result = resultFilter.value;
  const isOfResult = !result || (result === "doubtful" ? numberOf(row, DOUBTFUL) > 0 : row.className === result);
  return isOfResult && textOf(row, 0).toLowerCase().includes(nameFilter.value.trim().toLowerCase());
}

function filterRows() {
  let shown = 0;
  for (const row of rows) {
    row.hidden = !passes(row);
    shown += !row.hidden;
  }
  const all = rows.length.toLocaleString("en");
  document.querySelector("#shown").textContent =
    shown === rows.length ? "" : shown ? `${shown.toLocaleString("en")} of ${all} pairs` : "No pair is like this.";
}

for (const heading of headings) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => sortBy(heading));
  heading.append(button);
}
nameFilter.addEventListener("input", filterRows);
resultFilter.addEventListener("change", filterRows);
