// Twin of articlediff/text/sentence_starts.py.
#include <algorithm>
#include <set>

#include "text.hpp"

namespace articlediff {

namespace {

// What Python says of a token's text: the bits of Roles, in its order.
enum Role : std::int64_t {
  FULL_WIDTH = 1 << 0,
  CLOSES = 1 << 1,
  IS_STRAIGHT_QUOTE = 1 << 2,
  CLOSES_BRACKET = 1 << 3,
  ENDS_LINE = 1 << 4,
  BEGINS_SMALL = 1 << 5,
  BEGINS_WITH_DIGIT = 1 << 6,
  IS_NUMBER = 1 << 7,
  STANDS_FOR_NUMBER = 1 << 8,
  IS_ABBREVIATION = 1 << 9,
  MAY_BE_ABBREVIATION = 1 << 10,
};

class Sentences {
 public:
  Sentences(PyObject* split, PyObject* stops, PyObject* roles, PyObject* is_always_stopped)
      : split_(split),
        roles_(roles),
        is_always_stopped_(is_always_stopped),
        texts_(sequence(split, "texts")),
        spaces_(sequence(split, "spaces")),
        size_(length(texts_)) {
    CodePoints points(stops);
    for (Py_ssize_t k = 0; k < points.size(); ++k) stops_.insert(points[k]);
    last_stop_ = stops_.empty() ? 0 : *stops_.rbegin();
  }

  std::vector<Py_ssize_t> starts(std::int64_t sentences_per_small) {
    std::vector<Py_ssize_t> found = paragraphs(), openers, small;
    if (size_) found.push_back(0);
    for (Py_ssize_t k = 0; k < size_; ++k) {
      if (!is_stop(k)) continue;
      const Py_ssize_t opener = opener_after(k);
      if (opener < 0) continue;
      openers.push_back(opener);
      if (is(opener, BEGINS_SMALL) && space_length(opener) == 1) small.push_back(opener);
    }
    found.insert(found.end(), openers.begin(), openers.end());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (sentences_per_small * static_cast<std::int64_t>(small.size()) < static_cast<std::int64_t>(openers.size())) {
      std::sort(small.begin(), small.end());
      const auto is_small = [&](Py_ssize_t k) { return std::binary_search(small.begin(), small.end(), k); };
      found.erase(std::remove_if(found.begin(), found.end(), is_small), found.end());
    }
    return found;
  }

 private:
  std::vector<Py_ssize_t> paragraphs() {
    std::vector<Py_ssize_t> breaks, wide;
    std::int64_t ended = 0;
    PyObject* last = nullptr;
    Py_ssize_t lines = 0;
    for (Py_ssize_t k = 0; k < size_; ++k) {
      PyObject* space = entry(spaces_, k);
      if (space != last) lines = line_feeds(space);
      last = space;
      if (!lines) continue;
      breaks.push_back(k);
      if (lines > 1) wide.push_back(k);
      ended += k > 0 && is(k - 1, ENDS_LINE);
    }
    return 2 * ended >= static_cast<std::int64_t>(breaks.size()) ? breaks : wide;
  }

  // Returns -1 where no sentence begins.
  Py_ssize_t opener_after(Py_ssize_t stop) {
    Py_ssize_t index = stop + 1;
    while (index < size_ && is(index, CLOSES) && closes(index)) ++index;
    return index < size_ && opens(stop, index) ? index : -1;
  }

  bool closes(Py_ssize_t index) {
    const bool touches_next = index + 1 < size_ && !space_length(index + 1);
    return !(is(index, IS_STRAIGHT_QUOTE) && space_length(index) && touches_next);
  }

  bool opens(Py_ssize_t stop, Py_ssize_t index) {
    if (is(stop, FULL_WIDTH)) return true;
    if (!space_length(index)) return false;
    if (first(stop) != '.') return !is(index, BEGINS_SMALL);
    const bool in_brackets = stop < index - 1 && is(stop + 1, CLOSES_BRACKET);
    if (stop == index - 1 || in_brackets) return !abbreviates(stop, index, in_brackets);
    return true;
  }

  bool abbreviates(Py_ssize_t stop, Py_ssize_t follows, bool in_brackets) {
    if (!stop) return false;
    const std::int64_t word = roles(stop - 1);
    if (word & STANDS_FOR_NUMBER) return is(follows, BEGINS_WITH_DIGIT);
    if (word & IS_ABBREVIATION) return true;
    if (in_brackets) return false;
    if (word & IS_NUMBER && is(follows, IS_NUMBER)) return true;
    return word & MAY_BE_ABBREVIATION && is_always_stopped(entry(texts_, stop - 1));
  }

  bool is_always_stopped(PyObject* word) {
    return truth(Ref(PyObject_CallFunctionObjArgs(is_always_stopped_, split_, word, nullptr)).get());
  }

  bool is_stop(Py_ssize_t k) const {
    if (characters(entry(texts_, k)) != 1) return false;
    const Py_UCS4 sign = first(k);
    return sign <= last_stop_ && stops_.count(sign);
  }

  Py_UCS4 first(Py_ssize_t k) const {
    const Py_UCS4 sign = PyUnicode_ReadChar(entry(texts_, k), 0);
    if (sign == static_cast<Py_UCS4>(-1)) throw PythonError{};
    return sign;
  }

  Py_ssize_t space_length(Py_ssize_t k) const { return characters(entry(spaces_, k)); }

  std::int64_t roles(Py_ssize_t k) const {
    return integer(Ref(PyObject_GetItem(roles_, entry(texts_, k))).get());
  }

  bool is(Py_ssize_t k, Role role) const { return roles(k) & role; }

  static Py_ssize_t line_feeds(PyObject* space) {
    const Py_ssize_t size = characters(space);
    Py_ssize_t count = 0;
    for (Py_ssize_t k = 0; k < size; ++k) count += PyUnicode_ReadChar(space, k) == '\n';
    return count;
  }

  PyObject *split_, *roles_, *is_always_stopped_;
  Ref texts_, spaces_;
  Py_ssize_t size_;
  std::set<Py_UCS4> stops_;
  Py_UCS4 last_stop_ = 0;
};

}  // namespace

Ref sentence_starts(PyObject* split, PyObject* stops, PyObject* roles, PyObject* is_always_stopped,
                    std::int64_t sentences_per_small) {
  std::vector<Ref> found;
  for (const Py_ssize_t start : Sentences(split, stops, roles, is_always_stopped).starts(sentences_per_small)) {
    found.push_back(Ref(PyLong_FromSsize_t(start)));
  }
  return Ref(PySequence_List(tuple(std::move(found)).get()));
}

}  // namespace articlediff
