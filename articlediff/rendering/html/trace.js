// The trace of lost words, shown above them: what the copy has in their place.

function traceRow(id) {
  return find(".trace", rowOf(id));
}

function traceOf(id) {
  return traceRow(id)?.textContent ?? "";
}

function showTrace(mark) {
  const box = find("#trace");
  box.replaceChildren(...traceRow(mark.dataset.c).cloneNode(true).childNodes);
  box.hidden = false;
  // Of words that go over a line end, the first line.
  const { left, top } = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const highest = covered(".bar", "sticky");
  const above = top - box.offsetHeight - 4;
  box.style.left = `${scrollX + Math.max(4, Math.min(left, document.documentElement.clientWidth - box.offsetWidth - 4))}px`;
  box.style.top = `${scrollY + (above < highest ? mark.getBoundingClientRect().bottom + 4 : above)}px`;
}

function hideTrace() {
  find("#trace").hidden = true;
}

function startTrace() {
  const lost = (event) => event.target.closest?.(".story :is(.restored, .unrestored)[data-c]");
  const story = find("#story");
  for (const name of ["mouseover", "focusin"]) {
    story.addEventListener(name, (event) => {
      const mark = lost(event);
      if (mark) showTrace(mark);
    });
  }
  for (const name of ["mouseout", "focusout"]) {
    // Onto the trace itself: it stays to be read.
    story.addEventListener(name, ({ relatedTarget }) => {
      if (relatedTarget !== find("#trace")) hideTrace();
    });
  }
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hideTrace();
  });
}
