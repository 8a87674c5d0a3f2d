// The list of changes: sorted and filtered. The filter holds for stepping through the story as well.

const table = find("#list");

// Characters by which words are sorted: passages are long.
const LONGEST_KEY = 40;

// Edits have no confidence, which is null: they are last in either direction.
const SORT_KEYS = {
  id: ({ change }) => change.id,
  paragraph: ({ row }) => Number(row.cells[1].textContent),
  words: ({ change }) => searchable((change.full.text || change.truncated.text).slice(0, LONGEST_KEY)),
  kind: ({ change }) => [change.kind, change.category, change.evidence].join(" "),
  confidence: ({ change }) => (change.kind === "restored" ? change.confidence : null),
};

const DOUBTS = {
  unchecked: (change) => needsChecking(change),
  doubtful: (change) => isDoubtful(change),
  sure: (change) => change.kind === "restored" && !isDoubtful(change),
};

const PASSES = {
  kind: (change, kinds) => kinds.includes(change.kind),
  category: (change, value) => change.category === value,
  evidence: (change, value) => change.evidence === value,
  doubt: (change, value) => DOUBTS[value](change),
  decision: (change, value) => DECISIONS[value](change),
  words: (change, value) => searchableWords(change).includes(value),
};

let filters = [];
let entries = null;
let passing = null;
const foldedWords = new Map();

function searchableWords(change) {
  let words = foldedWords.get(change.id);
  if (words === undefined) {
    words = searchable(`${change.truncated.text} ${change.full.text}`);
    foldedWords.set(change.id, words);
  }
  return words;
}

function searchable(text) {
  return folded(text).toLowerCase().replace(/\s+/g, " ");
}

// Whether the reader has chosen to see the change: by its kind, and by the filter of the list.
function passes(id) {
  if (!passing) filterRows();
  return passing.has(id);
}

// Each row with its change and its place among them, in the order of the story.
function listed() {
  if (!entries) {
    addRows();
    entries = all("tbody tr", table).map((row, place) => ({ row, place, change: changeOf(row.dataset.row) }));
  }
  return entries;
}

function sortBy(heading) {
  const ascending = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of all("th", table)) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = SORT_KEYS[heading.dataset.sort];
  const keyed = listed().map((entry) => ({ ...entry, key: key(entry) }));
  const direction = ascending ? 1 : -1;
  keyed.sort((a, b) => {
    if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
    if (a.key === b.key) return a.place - b.place;
    return a.key < b.key ? -direction : direction;
  });
  // Each part of the table keeps its number of rows, so that a browser can pass over the parts out of sight.
  const counts = [...table.tBodies].map((part) => part.rows.length);
  const rows = keyed.map(({ row }) => row);
  for (const [index, count] of counts.entries()) table.tBodies[index].append(...rows.splice(0, count));
}

function readFilters() {
  filters = all("[data-filter]")
    .map((field) => [field.dataset.filter, chosen(field)])
    .filter(([, value]) => value.length);
}

// The value of a field of the filter or, of a list of boxes, those that are ticked.
function chosen(field) {
  if (field.matches("details")) return all("input:checked", field).map(({ value }) => value);
  return field.dataset.filter === "words" ? searchable(field.value).trim() : field.value;
}

function setField(field, value) {
  if (!field.matches("details")) {
    field.value = value;
    return;
  }
  for (const box of all("input", field)) box.checked = value.includes(box.value);
  tellChosen(field);
}

function tellChosen(list) {
  find("summary", list).textContent = chosen(list).join(", ") || "any kind";
}

// The list of boxes closes as those of the browser do: when the reader goes elsewhere, or by Escape.
function startChoices(list) {
  list.addEventListener("input", () => tellChosen(list));
  document.addEventListener("pointerdown", ({ target }) => {
    if (!list.contains(target)) list.open = false;
  });
  list.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !list.contains(relatedTarget)) list.open = false;
  });
  list.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !list.open) return;
    list.open = false;
    find("summary", list).focus();
  });
}

function filterRows() {
  readFilters();
  const kinds = new Set(all("#kinds input:checked").map((input) => input.value));
  const ofKinds = listed().filter(({ change }) => kinds.has(change.kind));
  const found = ofKinds.filter(({ change }) => filters.every(([key, value]) => PASSES[key](change, value)));
  passing = new Set(found.map(({ row }) => row.dataset.row));
  for (const { row } of listed()) row.hidden = !passing.has(row.dataset.row);
  const [shown, among] = [counted(found.length), counted(ofKinds.length)];
  find("#rows-shown").textContent = shown === among ? shown : `${shown} of ${among}`;
  find("#none-shown").hidden = found.length > 0;
  find("#none-told").textContent = noneTold();
}

// Who asked for what needs checking, and has decided on all of it, is done.
function noneTold() {
  const isCheck = filters.length === 1 && filters[0][0] === "doubt" && filters[0][1] === "unchecked";
  return isCheck && !comparison().changes.some(needsChecking) ? "Nothing is left to check." : "No change passes the filter.";
}

function filterBy(choices) {
  for (const field of all("[data-filter]")) setField(field, choices[field.dataset.filter] ?? "");
  filterRows();
}

// The link to all restorations that need checking: the list shows them, and the story is at the first.
function showDoubtful() {
  switchOn("restored");
  filterBy({ doubt: "unchecked" });
  goToEnd(0);
}

function makeSortable(heading) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => sortBy(heading));
  heading.append(button);
}

// A click anywhere on a row selects its change, unless the reader meant to mark words.
function selectRow({ target }) {
  const row = target.closest("tbody tr");
  if (row && !target.closest("a, input") && getSelection().isCollapsed) go(row.dataset.row);
}

function startTable() {
  table.classList.add("selectable");
  table.addEventListener("click", selectRow);
  all("th", table).forEach(makeSortable);
  for (const field of all("[data-filter]")) field.addEventListener("input", filterRows);
  all("details[data-filter]").forEach(startChoices);
  find("#clear").addEventListener("click", () => {
    for (const input of all("#kinds input")) if (input.defaultChecked) switchOn(input.value);
    filterBy({});
    find("[data-filter=words]").focus();
  });
  filterRows();
}
