// Letters in the form that a search compares: without accents, with one form of quotation mark and one of dash.

const ALIKE = [
  [/[\u2018-\u201b\u2032`´ʼ]/g, "'"],
  [/[\u201c-\u201f\u2033«»]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/…/g, "..."],
];

// Only the accents of Latin, Greek and Cyrillic letters are left out: in other scripts the marks are vowels.
function folded(text) {
  const bare = text.normalize("NFD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC");
  return ALIKE.reduce((told, [signs, sign]) => told.replace(signs, sign), bare);
}

// The folded text, and for each of its places the place in the text, up to its end.
function foldedPlaces(text) {
  if (/^[\x00-\x5f\x61-\x7f]*$/.test(text)) return { text, placeOf: (place) => place };
  const places = [];
  let told = "";
  let at = 0;
  for (const letter of text) {
    const plain = folded(letter);
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
    told += plain;
    at += letter.length;
  }
  places.push(at);
  return { text: told, placeOf: (place) => places[place] };
}
