// The list of changes: sorted and filtered. The filter holds for stepping through the story as well.

// Characters by which words are sorted: passages are long.
const LONGEST_KEY = 40;

// Edits have no confidence, which is null: they are last in either direction.
const SORT_KEYS = {
  id: ({ id }) => id,
  paragraph: (change) => extentsOfChange(change)[0][0],
  words: ({ full, truncated }) => searchable((full.text || truncated.text).slice(0, LONGEST_KEY)),
  kind: ({ kind, category, evidence }) => [kind, category, evidence].join(" "),
  confidence: ({ kind, confidence }) => (kind === "restored" ? confidence : null),
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
  paragraph: isInParagraphs,
  words: (change, value) => searchableWords(change).includes(value),
};

let filters = [];
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
  return passing.has(Number(id));
}

function sortBy(heading) {
  const ascending = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of all("th", table)) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = SORT_KEYS[heading.dataset.sort];
  const keyed = comparison().changes.map((change) => ({ change, key: key(change) }));
  const direction = ascending ? 1 : -1;
  keyed.sort((a, b) => {
    if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
    if (a.key === b.key) return 0;
    return a.key < b.key ? -direction : direction;
  });
  deal(keyed.map(({ change }) => change));
  layOut(passing);
  table.parentElement.scrollTop = 0;
}

function readFilters() {
  filters = all("[data-filter]")
    .map((field) => [field.dataset.filter, chosen(field)])
    .filter(([, value]) => value.length);
}

// The value of a field of the filter or, of a list of boxes, those that are ticked.
function chosen(field) {
  if (field.matches("details")) return all("input:checked", field).map(({ value }) => value);
  if (field === paragraphField) return wantedParagraphs();
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
  list.addEventListener("input", ({ target }) => {
    tellChosen(list);
    // Who asks for a kind wants to see it.
    if (target.checked) switchOn(target.value);
  });
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
  const ofKinds = comparison().changes.filter(({ kind }) => kinds.has(kind));
  const found = ofKinds.filter((change) => filters.every(([key, value]) => PASSES[key](change, value)));
  passing = new Set(found.map(({ id }) => id));
  layOut(passing);
  markParagraphs();
  const [shown, among] = [counted(found.length), counted(ofKinds.length)];
  find("#rows-shown").textContent = shown === among ? shown : `${shown} of ${among}`;
  find("#none-shown").hidden = found.length > 0;
  find("#none-told").textContent = noneTold();
}

// Who asked for what needs checking, and has decided on all of it, is done.
function noneTold() {
  const wanted = wantedParagraphs();
  const isOnly = filters.length === 1;
  if (wanted.length && (isOnly || !comparison().changes.some((change) => isInParagraphs(change, wanted)))) return emptyTold(wanted);
  const [key, value] = isOnly ? filters[0] : [];
  const isDone = key === "doubt" && value === "unchecked" && !comparison().changes.some(needsChecking);
  return isDone ? "Nothing is left to check." : "No change passes the filter.";
}

function filterBy(choices) {
  for (const field of all("[data-filter]")) setField(field, choices[field.dataset.filter] ?? "");
  filterRows();
  writeAddress();
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
  startBodies();
  all("th", table).forEach(makeSortable);
  for (const field of all("[data-filter]")) {
    field.addEventListener("input", () => {
      filterRows();
      table.parentElement.scrollTop = 0;
    });
  }
  all("details[data-filter]").forEach(startChoices);
  find("#clear").addEventListener("click", () => {
    for (const input of all("#kinds input")) if (input.defaultChecked) switchOn(input.value);
    filterBy({});
    find("[data-filter=words]").focus();
  });
  filterRows();
}
