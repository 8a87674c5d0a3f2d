// Excerpts of a text on one line, cut at words to fit a number of columns: as cells.py and entries.py cut them.

const REACH = 22;
const LONGEST_WORDS = 160;
const NARROW = /^[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b⟦⟧⟪⟫⋯─│␣¶]*$/;
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe0f\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
// A mark that has no letter before it to be a part of: it takes no column.
const LOOSE_MARK = /^[\p{Mn}\p{Me}]+$/u;
const LINE_END = /[\n\r\v\f\x85\u2028\u2029]/;

function columnsOf(character) {
  if (LOOSE_MARK.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

// How many code points, from the start or the end, fill at most that many columns; and whether all do.
function fitting(text, width, fromEnd = false) {
  if (NARROW.test(text)) return Math.min(width, text.length);
  const characters = Array.from(new Intl.Segmenter("en").segment(text), ({ segment }) => segment);
  let [count, used] = [0, 0];
  for (const character of fromEnd ? characters.reverse() : characters) {
    used += columnsOf(character);
    if (used > width) break;
    count += codePoints(character).length;
  }
  return count;
}

function cut(text, width) {
  const letters = codePoints(text);
  if (fitting(text, width) === letters.length) return text;
  let end = fitting(text, width - 1);
  if (letters[end] !== " ") {
    const space = letters.lastIndexOf(" ", end - 1);
    if (end > 0 && space >= Math.floor(end / 3)) end = space;
  }
  return `${slice(letters, 0, end).trimEnd()}…`;
}

function cutStart(text, width) {
  const letters = codePoints(text);
  if (fitting(text, width) === letters.length) return text;
  let start = letters.length - fitting(text, width - 1, true);
  if (letters[start - 1] !== " ") {
    const space = letters.indexOf(" ", start);
    if (space < Math.floor((start + 2 * letters.length) / 3)) start = Math.max(start, space);
  }
  return `…${slice(letters, start).trimStart()}`;
}

class Excerpts extends ShownText {
  onOneLine(start, end) {
    return this.shown(start, end).replace(/\s+/g, " ");
  }

  short({ start, end }) {
    return cut(this.onOneLine(start, end).trim(), LONGEST_WORDS);
  }

  // The span without its outer white space; of nothing else, the place after it.
  core({ start, end }) {
    while (start < end && isBlank(this.text[start])) start += 1;
    while (start < end && isBlank(this.text[end - 1])) end -= 1;
    return { start, end };
  }

  // The number, from 1, of the paragraph that the first word of the span is in.
  paragraph(span) {
    return Math.max(1, firstFrom(this.paragraphs, this.core(span).start + 1));
  }

  // That of its last word.
  lastParagraph(span) {
    return Math.max(this.paragraph(span), firstFrom(this.paragraphs, this.core(span).end));
  }

  endsParagraph(place) {
    return LINE_END.test(this.text[place]) && this.isBetweenParagraphs(place);
  }

  // The words of the span and the text around them in their paragraph.
  around(span) {
    const { start, end } = this.core(span);
    let [first, last] = [start, end];
    while (first > Math.max(0, start - 2 * REACH) && !this.endsParagraph(first - 1)) first -= 1;
    while (last < Math.min(this.text.length, end + 2 * REACH) && !this.endsParagraph(last)) last += 1;
    return {
      before: cutStart(this.onOneLine(first, start).trimStart(), REACH),
      words: this.short({ start, end }),
      after: cut(this.onOneLine(end, last).trimEnd(), REACH),
    };
  }
}
