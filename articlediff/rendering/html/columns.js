// The columns of the view side by side: either text as its file has it, in paragraphs, with marks on it.

const SIDES = ["left", "right"];

function inOrder(whole, side) {
  return side === FULL ? whole : whole.toSorted((a, b) => a.spans[TRUNCATED][0] - b.spans[TRUNCATED][0]);
}

class Column extends ShownText {
  constructor(side) {
    super(side);
    this.leaves = inOrder(decoded().runs, side)
      .flatMap((run) => (run.inner.length ? inOrder(run.inner, side) : [run]))
      .map((run) => ({ run, start: run.spans[side][0], stop: run.spans[side][1] }));
    this.lines = new Set(runs.lines[side]);
    this.spreadWings();
    this.next = 0;
  }

  // Of a number or word that a change cuts, both parts are marked; what lost words left is marked as it is.
  spreadWings() {
    const known = new Map(runs.wings.map(([id, before, after]) => [id, { before, after }]));
    for (const [at, leaf] of this.leaves.entries()) {
      const wings = known.get(leaf.run.change?.id);
      if (!wings || (this.side === TRUNCATED && leaf.run.change.kind === "restored")) continue;
      if (wings.before) this.leaves[at - 1].stop = leaf.start -= wings.before;
      if (wings.after) this.leaves[at + 1].start = leaf.stop += wings.after;
    }
  }

  // A row of the column. Rows are asked for one after the other; both ends are places in both texts.
  cell(start, end) {
    const cell = made("div", SIDES[this.side]);
    const [from, to] = [start[this.side], end[this.side]];
    const first = firstFrom(this.paragraphs, from);
    // Blanks after a paragraph are not a part of it, those between two of its words are.
    const begins = this.isBetweenParagraphs(from);
    const edges = [from, ...this.paragraphs.slice(begins ? first + 1 : first, firstFrom(this.paragraphs, to)), to];
    for (let at = 1; at < edges.length; at += 1) {
      const isLast = at === edges.length - 1;
      const paragraph = made("p", "", ...this.marked(this.leavesIn(edges[at - 1], edges[at], isLast ? end : null)));
      paragraph.dir = "auto";
      const number = begins ? first + at : first + at - 1;
      if (at === 1 && !begins) paragraph.className = "on";
      else if (this.lines.has(this.paragraphs[number - 1])) paragraph.className = "line";
      if (this.side === FULL && (begins || at > 1)) paragraph.dataset.paragraph = number;
      if (paragraph.firstElementChild || !isBlank(paragraph.textContent)) cell.append(paragraph);
    }
    return cell;
  }

  // The runs, or parts of them, between two places. Of runs without words at the end of a row, `end`, some are in the next.
  leavesIn(from, to, end) {
    const found = [];
    for (; this.next < this.leaves.length; this.next += 1) {
      const { run, start, stop } = this.leaves[this.next];
      if (start < to) found.push({ run, start: Math.max(start, from), stop: Math.min(stop, to) });
      else if (end && start === stop && this.isBefore(run, end)) found.push({ run, start, stop });
      else break;
      if (stop > to) break;
    }
    return found;
  }

  isBefore({ spans, within }, end) {
    return within ? within.spans[this.side][0] < end[this.side] : spans[FULL][0] < end[FULL] || end.isLast;
  }

  // The runs with their marks, those of a moved passage together.
  marked(leaves) {
    const nodes = [];
    let passage = null;
    let open = null;
    for (const leaf of leaves) {
      const { within } = leaf.run;
      if (within !== passage) {
        passage = within;
        open = within && this.passage(within, leaf.start === within.spans[this.side][0]);
        if (open) nodes.push(open);
      }
      const told = this.told(leaf);
      if (open) open.append(...told);
      else nodes.push(...told);
    }
    return nodes;
  }

  passage({ change: { id } }, isFirst) {
    const passage = made("span", "moved");
    if (this.side === FULL) passage.dataset.c = id;
    if (!isFirst) return passage;
    const sign = made("a", "sign", `moved ${id}`);
    sign.href = this.side === FULL ? `#from${id}` : `#c${id}`;
    sign.ariaLabel = `moved ${id}: go to where the ${this.side === FULL ? "truncated" : "full"} text has it`;
    if (this.side === TRUNCATED) sign.dataset.from = id;
    passage.append(sign);
    return passage;
  }

  told({ run: { change }, start, stop }) {
    const text = this.shown(start, stop);
    if (!change) return text ? [text] : [];
    const isPlaceOfLoss = change.kind === "restored" && this.side === TRUNCATED;
    if (!text && !isPlaceOfLoss) return [];
    // A difference in form may be nothing but white space, and that of a lost word is its trace.
    const words = change.kind === "formatting" ? text : text.trim() || text;
    const element = this.mark(change, words, [start, stop]);
    element.dataset.c = change.id;
    const before = text.indexOf(words);
    return [text.slice(0, before), element, text.slice(before + words.length)].filter((part) => part !== "");
  }

  mark(change, words, span) {
    const { kind } = change;
    const [gone, came] = this.side === TRUNCATED ? [true, false] : [false, true];
    if (kind === "restored") return gone ? blank(change, words) : made("mark", isTaken(change) ? classesOf(change) : `${classesOf(change)} refused`, words);
    if (kind === "reworded") return made("span", "reworded", made(gone ? "del" : "ins", "", words));
    if (kind === "formatting") return made("span", isBlank(words) ? "formatting space" : "formatting", made(gone ? "del" : "ins", "", ...this.spaced(...span)));
    return made(came ? "ins" : "del", kind, words);
  }
}

// The blank of the truncated text where words are lost: its mask, its white space or nothing.
function blank(change, words) {
  const look = words ? (isBlank(words) ? " spaces" : "") : " traceless";
  return made("span", `blank ${classesOf(change)}${look}`, words);
}
