// The address: its fragment names the current change, the decisions of the review and the
// choices of light or dark, of full marks and of paragraphs, as in #c29&least=0.9&refused=3-5&paragraph=3&theme=dark.

let walked = false;

// Numbers in ascending order as ranges: "3-5,9".
function ranges(numbers) {
  const told = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = told.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else told.push([number, number]);
  }
  return rangesTold(told);
}

function rangesTold(pairs, separator = ",") {
  return pairs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(separator);
}

// Only numbers of restorations, whatever the address says.
function numbersIn(text) {
  const spans = text.split(",").map((part) => part.split("-").map(Number));
  const known = restorations().map(({ id }) => id);
  return known.filter((id) => spans.some(([first, last = first]) => first <= id && id <= last));
}

function settingsTold() {
  const decided = (taken) => ranges([...review.decided].filter(([, value]) => value === taken).map(([id]) => id));
  const told = [["least", review.least || ""], ["taken", decided(true)], ["refused", decided(false)], ["paragraph", paragraphsTold()], ["theme", document.documentElement.dataset.theme], ["marks", document.body.dataset.marks]];
  return told.filter(([, value]) => value).map(([key, value]) => `${key}=${value}`);
}

function target() {
  const [first] = location.hash.slice(1).split("&");
  return first.includes("=") ? "" : first;
}

// Returns whether there are any.
function readDecisions() {
  const told = new URLSearchParams(location.hash.slice(1));
  if (!["least", "taken", "refused"].some((key) => told.has(key))) return false;
  const least = Number(told.get("least"));
  review.least = least >= 0 && least <= 1 ? least : 0;
  review.decided.clear();
  for (const id of numbersIn(told.get("taken") ?? "")) review.decided.set(id, true);
  for (const id of numbersIn(told.get("refused") ?? "")) review.decided.set(id, false);
  return true;
}

// An entry of the history that the page wrote has a state; one without was opened by hand or by a link.
function writeAddress(place = target(), write = "replaceState") {
  const fragment = [place, ...settingsTold()].filter(Boolean).join("&");
  // Writing an entry anew would stop a reader who goes back twice in haste.
  if (history.state?.own && fragment === location.hash.slice(1)) return;
  try {
    history[write]({ own: true }, "", fragment ? `#${fragment}` : location.href.split("#")[0]);
  } catch {
    // Some viewers that show the page inside another refuse it, and the page works without.
  }
}

// Going back leads to the last change that was chosen; those walked through by keys are one entry together.
function visit(place, walking) {
  if (place === target()) return;
  writeAddress(place, walking && walked ? "replaceState" : "pushState");
  walked = walking;
}

function goToTarget() {
  const place = target();
  if (!place) leaveCurrent();
  else if (/^c\d+$/.test(place) && changeOf(place.slice(1))) go(place.slice(1));
  else if (/^from\d+$/.test(place)) goToOldPlace(place.slice(4));
  else {
    // The reader leaves the change, which stays selected: the page does not scroll back to it.
    document.getElementById(place)?.scrollIntoView();
    return;
  }
  const marked = current ?? find(".current", view());
  if (marked) keepCentred(marked);
}

// Decisions are a part of the address.
async function copyLink() {
  if (!(await copy(location.href))) return "Not copied";
  return isReviewed() ? "Link copied, with your decisions" : "Link copied";
}

function startAddress() {
  find("#link").addEventListener("click", async () => say(await copyLink()));
  // The page goes to the change itself, also where the view is another than before.
  history.scrollRestoration = "manual";
  addEventListener("popstate", ({ state }) => {
    walked = false;
    if (!state?.own) readParagraphs();
    if (!state?.own && readDecisions()) paintReview();
    writeAddress();
    goToTarget();
  });
  readParagraphs();
  if (readDecisions()) paintReview();
  writeAddress();
  if (target()) goToTarget();
}
