// Search in the view that is shown. Found words are highlighted without touching the text.

// More could not be walked through, and would be slow to highlight.
const MOST_FOUND = 5000;
let found = [];
let foundFor = "";
let foundAt = -1;
let foundRow = null;

function pattern(query) {
  const words = folded(query).trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&"));
  return new RegExp(words.join("\\s+"), "giu");
}

function rangesIn(paragraph, wanted) {
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    // What is switched off is not there for the reader; what is folded is.
    if (isOff(walker.currentNode.parentElement)) continue;
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const at = (position) => {
    const [start, node] = nodes.findLast(([first]) => first <= position);
    return [node, position - start];
  };
  const plain = foldedPlaces(text);
  return [...plain.text.matchAll(wanted)].map((match) => {
    const range = new Range();
    range.setStart(...at(plain.placeOf(match.index)));
    const [node, offset] = at(plain.placeOf(match.index + match[0].length) - 1);
    range.setEnd(node, offset + 1);
    return range;
  });
}

function isOff(element) {
  // Side by side each column keeps the whole of its text.
  const hidden = element.closest("#view-inline del, .stood, .sign");
  if (!hidden) return false;
  const kind = hidden.matches("del") ? hidden.className || hidden.parentElement.className : "moved";
  return !columns.classList.contains(`show-${kind.split(" ")[0]}`);
}

function search(query) {
  forgetFound();
  foundFor = query;
  if (!folded(query).trim()) return;
  const wanted = pattern(query);
  for (const paragraph of all("p", view())) {
    if (found.length >= MOST_FOUND) break;
    found.push(...rangesIn(paragraph, wanted));
  }
  found.length = Math.min(found.length, MOST_FOUND);
  if (globalThis.Highlight) CSS.highlights.set("found", new Highlight(...found));
}

function showFound(by) {
  if (!found.length) {
    say(foundFor.trim() ? "Not found" : "");
    return;
  }
  // Backwards from nowhere is the last.
  foundAt = foundAt < 0 && by < 0 ? found.length - 1 : (foundAt + by + found.length) % found.length;
  const range = found[foundAt];
  reveal(range.startContainer.parentElement);
  if (globalThis.Highlight) CSS.highlights.set("found-here", new Highlight(range));
  else choose(range);
  const id = changeAround(range);
  markFoundRow(id);
  const told = `Found ${counted(foundAt + 1)} of ${numberFound()}`;
  say(id ? `${told}, in no. ${id}: ${describe(id)}` : told);
}

// The change that the found words are in, if the reader has chosen to see its kind.
function changeAround(range) {
  const id = range.startContainer.parentElement.closest("[data-c]")?.dataset.c;
  return id && columns.classList.contains(`show-${changeOf(id).kind}`) ? id : null;
}

// The list is at its row.
function markFoundRow(id) {
  foundRow?.classList.remove("found");
  foundRow = id && rowInList(id);
  if (!id) return;
  foundRow.classList.add("found");
  showRow(foundRow);
}

function numberFound() {
  return found.length < MOST_FOUND ? counted(found.length) : `the first ${counted(MOST_FOUND)}`;
}

// Where a browser knows no highlights.
function choose(range) {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

function forgetFound() {
  found = [];
  foundFor = "";
  foundAt = -1;
  markFoundRow(null);
  if (globalThis.Highlight) CSS.highlights.clear();
}

// After the view or what is shown in it has changed.
function searchAgain() {
  const { value } = find("#query");
  if (value.trim()) search(value);
  else forgetFound();
}

function startSearch() {
  const query = find("#query");
  const seek = (by) => {
    if (query.value !== foundFor) search(query.value);
    showFound(by);
  };
  query.addEventListener("input", () => {
    search(query.value);
    say(query.value.trim() ? `${numberFound()} found` : "");
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") seek(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") {
      query.value = "";
      forgetFound();
      say("");
      // Back to the story: the next letter is a key again.
      (current ?? find("#story")).focus({ preventScroll: true });
    }
  });
  find("#find").addEventListener("click", () => seek(1));
}

if (columns) startSearch();
