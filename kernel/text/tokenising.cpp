// Twin of the columns in articlediff/text/tokenising.py, and of text_columns in articlediff/text/split.py.
#include <algorithm>
#include <array>
#include <memory>

#include "words.hpp"

namespace articlediff {

namespace {

// Tells white space from all other code points, by the signs that Python gives.
class WhiteSpace {
 public:
  explicit WhiteSpace(PyObject* signs) {
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
  std::array<char, 256> common_{};
  std::vector<Py_UCS4> others_;
};

// The number of an offset: for those that most texts have, one object is enough.
Ref offset(Py_ssize_t at) {
  constexpr Py_ssize_t MOST = 1 << 14;
  // Never released: the process may end after Python did.
  static auto& known = *new std::vector<PyObject*>();
  if (at >= MOST) return Ref(PyLong_FromSsize_t(at));
  while (static_cast<Py_ssize_t>(known.size()) <= at) {
    known.push_back(Ref(PyLong_FromSsize_t(static_cast<Py_ssize_t>(known.size()))).release());
  }
  return Ref::shared(known[static_cast<std::size_t>(at)]);
}

// A column of references, which becomes a tuple.
class Column {
 public:
  Column() = default;
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
  ~Column() {
    for (PyObject* object : objects_) Py_XDECREF(object);
  }
  void add(Ref object) {
    objects_.push_back(object.get());
    object.release();
  }
  void add_shared(PyObject* object) {
    objects_.push_back(object);
    Py_INCREF(object);
  }
  Ref made() {
    Ref made(PyTuple_New(static_cast<Py_ssize_t>(objects_.size())));
    for (std::size_t k = 0; k < objects_.size(); ++k) {
      if (PyTuple_SetItem(made.get(), static_cast<Py_ssize_t>(k), std::exchange(objects_[k], nullptr)) < 0) {
        throw PythonError{};
      }
    }
    return made;
  }

 private:
  std::vector<PyObject*> objects_;
};

// The columns of the tokens that are added, with the white space before each.
class Columns {
 public:
  Columns() : none_(PyUnicode_FromString("")), one_(PyUnicode_FromString(" ")), end_(PyLong_FromLong(0)) {}

  void add(PyObject* text, Py_ssize_t size, PyObject* space, Py_ssize_t spaces) {
    if (spaces) starts_.add(offset(at_ + spaces));
    else starts_.add_shared(end_.get());
    at_ += spaces + size;
    end_ = offset(at_);
    ends_.add_shared(end_.get());
    texts_.add_shared(text);
    spaces_.add_shared(space);
  }
  void add(PyObject* text, Py_ssize_t size) { add(text, size, none_.get(), 0); }
  // The white space up to an offset of the text: nearly all of it is one space, or none.
  Ref space_up_to(Py_ssize_t start, PyObject* text, CodePoints& points) const {
    if (start == at_) return none_;
    if (start == at_ + 1 && points[at_] == ' ') return one_;
    return Ref(PyUnicode_Substring(text, at_, start));
  }
  std::vector<Ref> made(Ref tail) {
    std::vector<Ref> found;
    for (Column* column : {&texts_, &spaces_, &starts_, &ends_}) found.push_back(column->made());
    found.push_back(std::move(tail));
    return found;
  }
  Py_ssize_t end() const { return at_; }

 private:
  Ref none_, one_, end_;
  Py_ssize_t at_ = 0;
  Column texts_, spaces_, starts_, ends_;
};

// The tokens of a text, word by word, with what Python says of each distinct word.
class Words {
 public:
  Words(PyObject* text, WordTable& table, PyObject* white_space)
      : text_(text), table_(table), white_space_(white_space), points_(text), word_(table.word()) {}

  // Adds the tokens of the words up to the offset.
  void add_up_to(Py_ssize_t stop) {
    while (skip(stop) < stop) {
      const Py_ssize_t start = at_;
      word_.begin();
      for (Py_UCS4 sign; at_ < stop && !white_space_.has(sign = points_[at_]); ++at_) word_.add(sign);
      const Ref space = columns_.space_up_to(start, text_, points_);
      add(space, start, table_.pieces(word_, text_, start, at_, told_));
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
    const Ref space = columns_.space_up_to(start, text_, points_);
    add(space, start, read_pieces(told));
  }
  Ref made() {
    std::vector<Ref> found = columns_.made(Ref(PyUnicode_Substring(text_, columns_.end(), points_.size())));
    found.push_back(keys_.made());
    found.push_back(weights_.made());
    return tuple(std::move(found));
  }
  Py_ssize_t size() const { return points_.size(); }

 private:
  Py_ssize_t skip(Py_ssize_t stop) {
    while (at_ < stop && white_space_.has(points_[at_])) ++at_;
    return at_;
  }
  // Asks Python for nothing, so that the pieces stay where they are: signal handlers and other threads use the table.
  void add(const Ref& space, Py_ssize_t start, const Pieces& pieces) {
    bool is_first = true;
    for (const Piece& piece : pieces) {
      if (is_first) columns_.add(piece.text.get(), piece.size, space.get(), start - columns_.end());
      else columns_.add(piece.text.get(), piece.size);
      is_first = false;
      keys_.add_shared(piece.key.get());
      weights_.add_shared(piece.weight.get());
    }
    if (columns_.end() != at_) {
      PyErr_SetString(PyExc_IndexError, "the tokens that were told of a word are not all of it");
      throw PythonError{};
    }
  }

  PyObject* text_;
  WordTable& table_;
  WhiteSpace white_space_;
  CodePoints points_;
  Word word_;
  Pieces told_;
  Py_ssize_t at_ = 0;
  Columns columns_;
  Column keys_, weights_;
};

}  // namespace

Ref columns(PyObject* parts) {
  const Ref given(PySequence_Tuple(parts));
  Columns made;
  for (Py_ssize_t k = 0; k + 2 < length(given); k += 2) {
    PyObject *space = entry(given, k), *text = entry(given, k + 1);
    made.add(text, characters(text), space, characters(space));
  }
  return tuple(made.made(Ref::shared(entry(given, length(given) - 1))));
}

namespace {

constexpr const char* TABLE = "articlediff._kernel.words";

void delete_table(PyObject* capsule) { delete static_cast<WordTable*>(PyCapsule_GetPointer(capsule, TABLE)); }

}  // namespace

Ref words(PyObject* tell, Py_ssize_t most_words, Py_ssize_t longest, Py_ssize_t most_pieces) {
  const auto size = [](Py_ssize_t given) { return static_cast<std::size_t>(std::max<Py_ssize_t>(0, given)); };
  auto table = std::make_unique<WordTable>(tell, WordLimits{size(most_words), size(longest), size(most_pieces)});
  Ref capsule(PyCapsule_New(table.get(), TABLE, delete_table));
  table.release();
  return capsule;
}

Ref tokens(PyObject* text, PyObject* masks, PyObject* words, PyObject* white_space) {
  auto table = static_cast<WordTable*>(PyCapsule_GetPointer(words, TABLE));
  if (!table) throw PythonError{};
  Words made(text, *table, white_space);
  const Ref given(PySequence_Tuple(masks));
  for (Py_ssize_t k = 0; k < length(given); ++k) {
    const Ref mask(PySequence_Tuple(entry(given, k)));
    made.add_mask(integer(entry(mask, 0)), integer(entry(mask, 1)), Ref::shared(entry(mask, 2)));
  }
  made.add_up_to(made.size());
  return made.made();
}

}  // namespace articlediff
