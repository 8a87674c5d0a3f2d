// The changes, from the data in the page.

let parsed = null;
let changesById = null;
let restored = null;

function comparison() {
  parsed ??= { ...JSON.parse(find("#document").textContent), ...(runs && { changes: decodedChanges() }) };
  return parsed;
}

function truncatedText() {
  return runs ? runs.truncated : JSON.parse(find("#truncated-text").textContent);
}

function changeOf(id) {
  changesById ??= new Map(comparison().changes.map((change) => [String(change.id), change]));
  return changesById.get(String(id));
}

function restorations() {
  restored ??= comparison().changes.filter(({ kind }) => kind === "restored");
  return restored;
}

function isDoubtful({ kind, confidence }) {
  return kind === "restored" && confidence < columns.dataset.doubtfulBelow;
}
