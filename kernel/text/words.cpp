#include "words.hpp"

#include <algorithm>

namespace articlediff {

namespace {

constexpr std::size_t FEWEST_SLOTS = 1 << 10;

}  // namespace

Pieces read_pieces(const Ref& told) {
  const Ref texts = Ref::shared(entry(told, 0)), keys = Ref::shared(entry(told, 1));
  const Ref weights = Ref::shared(entry(told, 2));
  Pieces pieces;
  for (Py_ssize_t k = 0; k < length(texts); ++k) {
    PyObject* text = entry(texts, k);
    pieces.push_back({Ref::shared(text), Ref::shared(entry(keys, k)), Ref::shared(entry(weights, k)), characters(text)});
  }
  return pieces;
}

WordTable::WordTable(PyObject* tell, WordLimits limits)
    : tell_(Ref::shared(tell)), limits_(limits), slots_(FEWEST_SLOTS) {
  // Python's own hash is another in each process: no text is made to be slow here.
  const Ref name(PyUnicode_FromString("articlediff"));
  seed_ = static_cast<std::uint64_t>(PyObject_Hash(name.get()));
}

const Pieces& WordTable::pieces(const Word& word, PyObject* text, Py_ssize_t start, Py_ssize_t stop, Pieces& scratch) {
  if (!word.is_long()) {
    if (const std::uint32_t number = slots_[slot(word)]) return entries_[number - 1].pieces;
  }
  const Ref written(PyUnicode_Substring(text, start, stop));
  scratch = read_pieces(Ref(PyObject_CallFunctionObjArgs(tell_.get(), written.get(), nullptr)));
  if (!word.is_long() && scratch.size() <= limits_.most_pieces) remember(word, scratch);
  return scratch;
}

std::size_t WordTable::slot(const Word& word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = word.hash() & mask;
  while (slots_[at]) {
    const Entry& entry = entries_[slots_[at] - 1];
    const auto is_same = [&] {
      return std::equal(entry.signs.begin(), entry.signs.end(), word.begin_signs(), word.end_signs());
    };
    if (entry.hash == word.hash() && is_same()) break;
    at = (at + 1) & mask;
  }
  return at;
}

void WordTable::remember(const Word& word, const Pieces& pieces) {
  if (entries_.size() >= limits_.most_words) {
    entries_.clear();
    std::fill(slots_.begin(), slots_.end(), 0);
  }
  if (2 * (entries_.size() + 1) > slots_.size()) {
    slots_.assign(2 * slots_.size(), 0);
    for (std::size_t k = 0; k < entries_.size(); ++k) {
      std::size_t at = entries_[k].hash & (slots_.size() - 1);
      while (slots_[at]) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = static_cast<std::uint32_t>(k + 1);
    }
  }
  // Another thread may have remembered it while Python told of it.
  const std::size_t at = slot(word);
  if (slots_[at]) return;
  entries_.push_back({word.hash(), {word.begin_signs(), word.end_signs()}, pieces});
  slots_[at] = static_cast<std::uint32_t>(entries_.size());
}

}  // namespace articlediff
