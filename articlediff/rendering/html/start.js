// The beginning, once every part is there.

if (columns) {
  startTable();
  if (paragraphField) startParagraphs();
  if (find("#review")) startReview();
  startTrace();
  startAddress();
}
