// The list narrowed to the changes in some paragraphs of the full text: by their numbers, which the margin of the story has.

const paragraphField = find("[data-filter=paragraph]");
const FIRST_AND_LAST = /(\d+)(?:\s*[-\u2010-\u2015]\s*(\d+))?/g;
const NO_PARAGRAPH = [0, 0];
const extentsOfChanges = new Map();
let paragraphCounter = null;

// The first and the last paragraph that the change has words in; of a passage that moved out of another, that one too.
function extentsOfChange(change) {
  if (!extentsOfChanges.has(change.id)) extentsOfChanges.set(change.id, countedExtents(change));
  return extentsOfChanges.get(change.id);
}

function countedExtents(change) {
  paragraphCounter ??= new Excerpts(FULL);
  const extents = [[paragraphCounter.paragraph(change.full), paragraphCounter.lastParagraph(change.full)]];
  const left = change.kind === "moved" ? placesLeft().get(change.id) : undefined;
  if (left !== undefined && !paragraphCounter.isBetweenParagraphs(left)) {
    const number = paragraphCounter.paragraph({ start: left, end: left });
    extents.push([number, number]);
  }
  return extents;
}

let leftPlaces = null;

// Where in the full text the moved passages would be if they had stayed.
function placesLeft() {
  if (leftPlaces) return leftPlaces;
  leftPlaces = new Map();
  let place = 0;
  for (const { change, spans } of inOrder(decoded().runs, TRUNCATED)) {
    if (change?.kind === "moved") leftPlaces.set(change.id, place);
    else place = spans[FULL][1];
  }
  return leftPlaces;
}

function isInParagraphs(change, wanted) {
  return wanted.some(([first, last]) => extentsOfChange(change).some(([from, to]) => first <= to && from <= last));
}

// "3", "3-5" or "3, 8" as ranges; from words without a number, one that no paragraph is in.
function paragraphsIn(text) {
  if (!text.trim()) return [];
  const pairs = [...text.matchAll(FIRST_AND_LAST)].map(([, first, last = first]) => [first, last].map(Number));
  const found = pairs.map((pair) => [Math.min(...pair), Math.max(...pair)]).filter(([, last]) => last > 0);
  return found.length ? found : [NO_PARAGRAPH];
}

function wantedParagraphs() {
  return paragraphField ? paragraphsIn(paragraphField.value) : [];
}

// As the address has them.
function paragraphsTold() {
  return rangesTold(wantedParagraphs().filter((range) => range !== NO_PARAGRAPH));
}

function readParagraphs() {
  const told = new URLSearchParams(location.hash.slice(1)).get("paragraph");
  if (paragraphField && told && /\d/.test(told)) narrowTo(rangesTold(paragraphsIn(told), ", "));
}

function narrowTo(text) {
  paragraphField.value = text;
  filterRows();
  table.parentElement.scrollTop = 0;
}

// Why no change is in these paragraphs.
function emptyTold(wanted) {
  const { length } = runs.paragraphs[FULL];
  const numbers = rangesTold(wanted, ", ");
  const told = `paragraph${numbers.match(/^\d+$/) ? "" : "s"} ${numbers}`;
  if (wanted[0] === NO_PARAGRAPH) return "A paragraph is asked for by its number, such as 3, or 3-5.";
  if (wanted.every(([first]) => first > length)) return `The full text has ${counted(length)} paragraphs.`;
  if (comparison().changes.some((change) => isInParagraphs(change, wanted))) return `No change of the kinds ticked above the story is in ${told}.`;
  return `Nothing has changed in ${told}.`;
}

function markParagraphs() {
  for (const marked of all(".chosen", columns)) marked.classList.remove("chosen");
  const wanted = wantedParagraphs();
  if (!wanted.length) return;
  for (const paragraph of all("[data-paragraph]", columns)) {
    const number = Number(paragraph.dataset.paragraph);
    paragraph.classList.toggle("chosen", wanted.some(([first, last]) => first <= number && number <= last));
  }
}

// A click on a number narrows the list to its paragraph, and a second one shows all changes again.
function chooseParagraph(number) {
  const isChosen = paragraphsTold() === number;
  narrowTo(isChosen ? "" : number);
  writeAddress();
  say(isChosen ? "The list has all paragraphs again" : `The list shows ${find("#rows-shown").textContent}, of paragraph ${number}`);
}

// Whether the click is on the number in the margin, which is the only part of a paragraph beside it.
function isOnNumber({ target, clientX }) {
  if (!target.matches("[data-paragraph]")) return false;
  const { left, right } = target.getBoundingClientRect();
  return clientX < left || clientX > right;
}

function startParagraphs() {
  find("#story").classList.add("selectable");
  find("#story").addEventListener("click", (event) => {
    if (isOnNumber(event) && getSelection().isCollapsed) chooseParagraph(event.target.dataset.paragraph);
  });
  paragraphField.addEventListener("input", () => writeAddress());
  paragraphField.addEventListener("keydown", ({ key }) => {
    const [first] = wantedParagraphs()[0] ?? [];
    const paragraph = key === "Enter" && find(`[data-paragraph="${first}"]`, view());
    if (paragraph) reveal(paragraph);
  });
}
