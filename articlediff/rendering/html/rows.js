// The rows of the list that the page of a long report does not hold, made as table.html.jinja makes the others.

class RowMaker {
  constructor() {
    [this.truncated, this.full] = [new Excerpts(TRUNCATED), new Excerpts(FULL)];
  }

  row(change) {
    const row = made("tr", "", made("td", "", String(change.id)), made("td", "", String(this.full.paragraph(change.full))));
    row.dataset.row = change.id;
    row.dataset.kind = change.kind;
    const words = made("td", "", this.surrounded(change));
    if (change.kind === "restored" || change.kind === "unrestored") words.append(this.trace(change.truncated));
    if (runs.reasons[change.id]) words.append(made("p", "reason", runs.reasons[change.id]));
    if (change.alternatives) words.append(this.others(change));
    const kind = made("td", "", change.kind);
    if (change.category) kind.append(made("small", "", `${change.category}, ${change.evidence}`));
    row.append(words, kind, confidenceCell(change));
    return row;
  }

  surrounded(change) {
    const isOnlyInTruncated = change.kind === "removed" || change.kind === "unrestored";
    const { before, after } = isOnlyInTruncated ? this.truncated.around(change.truncated) : this.full.around(change.full);
    const link = made("a", "", this.marked(change));
    link.href = `#c${change.id}`;
    if (change.kind === "formatting") link.prepend(made("span", "unseen", "form: "));
    return made("bdi", "words", before, link, after);
  }

  marked(change) {
    const { kind } = change;
    if (kind === "formatting") return this.formatting(change);
    const [old, came] = [this.truncated.short(change.truncated), this.full.short(change.full)];
    if (kind === "restored") return made("mark", classesOf(change), came);
    if (kind === "added") return made("ins", kind, came);
    if (kind === "moved") return made("span", kind, came);
    if (kind === "reworded") return made("span", kind, made("del", "", old), made("ins", "", came));
    return made("del", kind, old || "(blank)");
  }

  formatting(change) {
    const side = (name, text, { start, end }) => {
      const words = text.spaced(start, Math.min(end, start + LONGEST_WORDS));
      return start < end ? made(name, "", ...words) : "";
    };
    return made("span", "formatting", side("del", this.truncated, change.truncated), side("ins", this.full, change.full));
  }

  trace(span) {
    const { start, end } = this.truncated.core(span);
    if (start < end) return made("p", "trace", "in the copy: ", made("bdi", "", this.truncated.short(span)));
    return made("p", "trace", `in the copy: ${spaceInWords(span.text)}`);
  }

  // Words that are equal can be told apart only by their places.
  others({ full, alternatives }) {
    const words = [full, ...alternatives].map((span) => this.full.short(span));
    const told = alternatives.flatMap((span, index) => {
      const own = words[index + 1];
      if (words.filter((other) => other === own).length === 1) return [", ", "“", made("bdi", "", own), "”"];
      const { before, words: core, after } = this.full.around(span);
      return [", ", "“", made("bdi", "", before, made("b", "", core), after), `” in paragraph ${this.full.paragraph(span)}`];
    });
    return made("p", "others", "or ", ...told.slice(1));
  }
}

function spaceInWords(text) {
  if (/[^ ]/.test(text)) return "white space";
  if (!text) return "nothing";
  return `${counted(text.length)} ${text.length === 1 ? "space" : "spaces"}`;
}

function confidenceCell(change) {
  const cell = made("td", "", change.category ? change.confidence.toFixed(2) : "");
  if (!change.category || !isDoubtful(change)) return cell;
  const sign = made("span", "", "?");
  sign.ariaHidden = "true";
  cell.append(made("span", "unseen", " needs checking"), sign);
  return cell;
}

function classesOf(change) {
  const { kind, category } = change;
  return [kind, category === "passage" && "passage", isDoubtful(change) && "doubtful"].filter(Boolean).join(" ");
}
