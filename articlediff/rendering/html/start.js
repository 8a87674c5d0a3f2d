// The beginning, once every part is there.

if (columns) {
  startTable();
  if (find("#review")) startReview();
  startTrace();
  startAddress();
}
