// Twin of the columns in articlediff/text/tokenising.py, and of text_columns in articlediff/text/split.py.
#include <algorithm>

#include "text.hpp"

namespace articlediff {

namespace {

// Tells white space from all other code points, by the signs that Python gives.
class WhiteSpace {
 public:
  explicit WhiteSpace(PyObject* signs) : common_(256) {
    CodePoints points(signs);
    for (Py_ssize_t k = 0; k < points.size(); ++k) {
      if (points[k] < common_.size()) common_[points[k]] = 1;
      else others_.push_back(points[k]);
    }
    std::sort(others_.begin(), others_.end());
  }
  bool has(Py_UCS4 point) const {
    if (point < common_.size()) return common_[point];
    return std::binary_search(others_.begin(), others_.end(), point);
  }

 private:
  std::vector<char> common_;
  std::vector<Py_UCS4> others_;
};

// The columns of the tokens that are added, with the white space before each.
class Columns {
 public:
  Columns() : none_(PyUnicode_FromString("")), one_(PyUnicode_FromString(" ")), end_(PyLong_FromLong(0)) {}

  void add(const Ref& text, Ref space, Py_ssize_t spaces) {
    const Py_ssize_t size = characters(text.get());
    starts_.push_back(spaces ? Ref(PyLong_FromSsize_t(at_ + spaces)) : end_);
    at_ += spaces + size;
    end_ = Ref(PyLong_FromSsize_t(at_));
    ends_.push_back(end_);
    texts_.push_back(text);
    spaces_.push_back(std::move(space));
  }
  void add(const Ref& text) { add(text, none_, 0); }
  // The white space from one offset to another: nearly all of it is one space, or none.
  Ref space(PyObject* text, CodePoints& points, Py_ssize_t start, Py_ssize_t stop) const {
    if (start == stop) return none_;
    if (stop - start == 1 && points[start] == ' ') return one_;
    return Ref(PyUnicode_Substring(text, start, stop));
  }
  std::vector<Ref> made(Ref tail) {
    std::vector<Ref> found;
    for (std::vector<Ref>* column : {&texts_, &spaces_, &starts_, &ends_}) found.push_back(tuple(std::move(*column)));
    found.push_back(std::move(tail));
    return found;
  }

 private:
  Ref none_, one_, end_;
  Py_ssize_t at_ = 0;
  std::vector<Ref> texts_, spaces_, starts_, ends_;
};

// The tokens of a text, word by word, with what Python says of each distinct word.
class Words {
 public:
  Words(PyObject* text, PyObject* words, PyObject* white_space)
      : text_(text), words_(words), white_space_(white_space), points_(text) {}

  // Adds the tokens of the words up to the offset.
  void add_up_to(Py_ssize_t stop) {
    while (skip(stop) < stop) {
      const Py_ssize_t start = at_;
      while (at_ < stop && !white_space_.has(points_[at_])) ++at_;
      const Ref word(PyUnicode_Substring(text_, start, at_));
      add(start, at_, Ref(PyObject_GetItem(words_, word.get())));
    }
  }
  // Adds what is from one offset to another as that token, which is a mask.
  void add_mask(Py_ssize_t start, Py_ssize_t stop, const Ref& told) {
    if (start < at_ || stop <= start || stop > points_.size()) {
      PyErr_SetString(PyExc_IndexError, "a mask is outside of its text, or not after the one before it");
      throw PythonError{};
    }
    add_up_to(start);
    at_ = stop;
    add(start, stop, told);
  }
  Ref made() {
    std::vector<Ref> found = columns_.made(columns_.space(text_, points_, done_, points_.size()));
    found.push_back(tuple(std::move(keys_)));
    found.push_back(tuple(std::move(weights_)));
    return tuple(std::move(found));
  }
  Py_ssize_t size() const { return points_.size(); }

 private:
  Py_ssize_t skip(Py_ssize_t stop) {
    while (at_ < stop && white_space_.has(points_[at_])) ++at_;
    return at_;
  }
  // Adds the tokens that Python tells of: their texts, keys and weights.
  void add(Py_ssize_t start, Py_ssize_t stop, const Ref& told) {
    const Ref texts = Ref::shared(entry(told, 0)), keys = Ref::shared(entry(told, 1));
    const Ref weights = Ref::shared(entry(told, 2));
    for (Py_ssize_t k = 0; k < length(texts); ++k) {
      const Ref piece = Ref::shared(entry(texts, k));
      if (k) columns_.add(piece);
      else columns_.add(piece, columns_.space(text_, points_, done_, start), start - done_);
      keys_.push_back(Ref::shared(entry(keys, k)));
      weights_.push_back(Ref::shared(entry(weights, k)));
    }
    done_ = stop;
  }

  PyObject *text_, *words_;
  WhiteSpace white_space_;
  CodePoints points_;
  Py_ssize_t at_ = 0, done_ = 0;
  Columns columns_;
  std::vector<Ref> keys_, weights_;
};

}  // namespace

Ref columns(PyObject* parts) {
  const Ref given(PySequence_Tuple(parts));
  Columns made;
  for (Py_ssize_t k = 0; k + 2 < length(given); k += 2) {
    PyObject* space = entry(given, k);
    made.add(Ref::shared(entry(given, k + 1)), Ref::shared(space), characters(space));
  }
  return tuple(made.made(Ref::shared(entry(given, length(given) - 1))));
}

Ref tokens(PyObject* text, PyObject* masks, PyObject* words, PyObject* white_space) {
  Words made(text, words, white_space);
  const Ref given(PySequence_Tuple(masks));
  for (Py_ssize_t k = 0; k < length(given); ++k) {
    const Ref mask(PySequence_Tuple(entry(given, k)));
    made.add_mask(integer(entry(mask, 0)), integer(entry(mask, 1)), Ref::shared(entry(mask, 2)));
  }
  made.add_up_to(made.size());
  return made.made();
}

}  // namespace articlediff
