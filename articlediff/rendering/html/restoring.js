// The restored text as decided: the truncated text with the restorations that are taken put back. As restoration.py
// has it, to the last space; a test holds the two together.

const SPACE = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;
let textData = null;

// Offsets count code points, so the text is taken apart into these.
function textAndSpaces() {
  if (!textData) {
    const { trailing, due } = JSON.parse(find("#spacing").textContent);
    textData = {
      letters: [...truncatedText()],
      trailing,
      due: new Map(restorations().map(({ id }, index) => [id, due[index]])),
    };
  }
  return textData;
}

// The word space that is due between two texts and that neither brings, or nothing.
function spaceBetween(before, after, isDue) {
  if (!isDue || !before.length || !after.length) return "";
  const [last, first] = [before.at(-1), after[0]];
  return SPACE.test(last) || SPACE.test(first) || textAndSpaces().trailing.includes(first) ? "" : " ";
}

function byPlace(a, b) {
  return a.truncated.start - b.truncated.start || a.full.start - b.full.start;
}

function restoredText() {
  const { letters, due } = textAndSpaces();
  const taken = restorations().filter(isTaken).sort(byPlace);
  const pieces = [];
  let [place, words, spaceFollows] = [0, [], false];
  for (const [index, change] of taken.entries()) {
    const before = letters.slice(place, change.truncated.start);
    place = change.truncated.end;
    const after = letters.slice(place, taken[index + 1]?.truncated.start ?? letters.length);
    const [isDueBefore, isDueAfter] = due.get(change.id);
    const restored = [...change.full.text];
    const isDue = isDueBefore || (spaceFollows && !before.length);
    words = [spaceBetween(before.length ? before : words, restored, isDue), ...restored].filter(Boolean);
    spaceFollows = isDueAfter;
    // Where no text is kept between two restorations, the second brings the space.
    pieces.push(before.join(""), words.join(""), spaceBetween(words, after, spaceFollows));
  }
  return [...pieces, letters.slice(place).join("")].join("");
}
