// Either text as the page shows it: what does not print is replaced, and white space can have signs of its own.

// White space as in Python, which has a few characters more.
function isBlank(text) {
  return !/[^\s\x1c-\x1f\x85]|\ufeff/.test(text);
}

// The index of the first item that is not before the place.
function firstFrom(items, place, placeOf = (item) => item) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(items[middle]) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function made(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== ""));
  return element;
}

class ShownText {
  constructor(side) {
    this.side = side;
    this.text = decoded().texts[side];
    this.hidden = runs.hidden[side];
    this.paragraphs = runs.paragraphs[side];
  }

  shown(start, end) {
    let told = "";
    for (let at = firstFrom(this.hidden, start, ([place]) => place); this.hidden[at]?.[0] < end; at += 1) {
      const [place, sign] = this.hidden[at];
      told += slice(this.text, start, place) + sign;
      start = place + 1;
    }
    return told + slice(this.text, start, end);
  }

  // The text with white space in elements of its own, for which the style shows a sign.
  *spaced(start, end) {
    for (let place = start; place < end; place += 1) {
      const sign = this.shown(place, place + 1);
      if (!/^\s$/.test(sign)) continue;
      const endsParagraph = sign === "\n" && this.isBetweenParagraphs(place);
      yield* [this.shown(start, place), made("i", endsParagraph ? "end" : "", sign)];
      start = place + 1;
    }
    yield this.shown(start, end);
  }

  // Whether the next letter from the place on begins a paragraph, or there is none.
  isBetweenParagraphs(place) {
    let next = place;
    while (next < this.text.length && isBlank(this.text[next])) next += 1;
    return next === this.text.length || this.paragraphs[firstFrom(this.paragraphs, next)] === next;
  }
}
