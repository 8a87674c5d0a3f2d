#include "strand.hpp"

#include <climits>

namespace articlediff {

Callbacks callbacks;

namespace {

// Returns the number of a text in a table, or -1 for one that is not in it.
Index number_in(const Ref& table, PyObject* text) {
  PyObject* number = PyDict_GetItemWithError(table.get(), text);
  if (number) return static_cast<Index>(integer(number));
  if (PyErr_Occurred()) throw PythonError{};
  return -1;
}

void put_in(const Ref& table, PyObject* text, Index number) {
  const Ref value(PyLong_FromLong(number));
  if (PyDict_SetItem(table.get(), text, value.get()) < 0) throw PythonError{};
}

std::uint64_t beginning(PyObject* text) {
  // A code point has 21 bits; one more than the largest is for the end of a shorter key.
  std::uint64_t packed = 0;
  const Py_ssize_t size = characters(text);
  for (Py_ssize_t k = 0; k < 3; ++k) {
    packed = packed << 21 | (k < size ? PyUnicode_ReadChar(text, k) : 0x1FFFFF);
  }
  return packed;
}

std::vector<std::int64_t> numbers(Call& call, PyObject* tokens, const char* name) {
  const Ref column = sequence(tokens, name);
  const Py_ssize_t size = length(column);
  std::vector<std::int64_t> found(size);
  for (Py_ssize_t k = 0; k < size; ++k) {
    found[k] = integer(entry(column, k));
    call.tick(1);
  }
  return found;
}

}  // namespace

Vocabulary::Vocabulary() : numbers_(PyDict_New()), space_numbers_(PyDict_New()), folded_numbers_(PyDict_New()) {
  for (const char* text : {"", " "}) space(Ref(PyUnicode_FromString(text)).get());
}

Index Vocabulary::key(PyObject* text) {
  Index number = number_in(numbers_, text);
  if (number >= 0) return number;
  number = keys();
  put_in(numbers_, text, number);
  texts_.push_back(text);
  return number;
}

Index Vocabulary::space(PyObject* text) {
  // Nearly all spaces of a text are one object.
  if (text == last_space_) return last_space_number_;
  Index number = number_in(space_numbers_, text);
  if (number < 0) {
    number = static_cast<Index>(space_texts_.size());
    put_in(space_numbers_, text, number);
    space_texts_.push_back(text);
    const Py_ssize_t size = characters(text);
    const Py_ssize_t line_break = PyUnicode_FindChar(text, '\n', 0, size, 1);
    if (line_break < -1) throw PythonError{};
    breaks_.push_back(line_break >= 0);
    lengths_.push_back(static_cast<Index>(size));
  }
  // An equal text that the table does not hold may soon be gone, and another be in its place.
  if (space_texts_[number] == text) {
    last_space_ = text;
    last_space_number_ = number;
  }
  return number;
}

const Letters& Vocabulary::letters(Index key) {
  if (known_.size() < texts_.size()) {
    known_.resize(texts_.size());
    letters_.resize(texts_.size());
  }
  if (known_[key]) return letters_[key];
  const Ref told(PyObject_CallFunctionObjArgs(callbacks.letters, texts_[key], nullptr));
  Index folded = number_in(folded_numbers_, entry(told, 0));
  if (folded < 0) {
    folded = static_cast<Index>(PyDict_Size(folded_numbers_.get()));
    put_in(folded_numbers_, entry(told, 0), folded);
  }
  letters_[key] = {folded,
                   beginning(texts_[key]),
                   truth(entry(told, 1)),
                   truth(entry(told, 2)),
                   truth(entry(told, 3)),
                   truth(entry(told, 4)),
                   truth(entry(told, 5))};
  known_[key] = 1;
  return letters_[key];
}

void Call::tell_of_work() const {
  const std::pair<const char*, std::int64_t> amounts[] = {{"cells", cells},
                                                          {"read for anchors", read_for_anchors},
                                                          {"cut into rows", cut_into_rows},
                                                          {"searched for moves", searched_for_moves}};
  const Ref spent = attribute(callbacks.work, "spent");
  for (const auto& [sort, amount] : amounts) {
    if (amount) Ref(PyObject_CallFunction(spent.get(), "sL", sort, static_cast<long long>(amount)));
  }
}

Strand strand(Call& call, PyObject* tokens, bool with_places) {
  const Ref keys = sequence(tokens, "keys");
  const Py_ssize_t size = length(keys);
  if (size > INT_MAX / 4) {
    PyErr_SetString(PyExc_OverflowError, "the kernel aligns texts of up to 500 million tokens");
    throw PythonError{};
  }
  const Ref weights = sequence(tokens, "weights"), spaces = sequence(tokens, "spaces");
  Strand made;
  made.size = static_cast<Index>(size);
  made.keys.reserve(size);
  made.weights.reserve(size);
  made.spaces.reserve(size);
  made.weight_sums.reserve(size + 1);
  made.weight_sums.push_back(0);
  for (Py_ssize_t k = 0; k < size; ++k) {
    made.keys.push_back(call.vocabulary.key(entry(keys, k)));
    made.weights.push_back(static_cast<std::int32_t>(integer(entry(weights, k))));
    made.weight_sums.push_back(made.weight_sums.back() + made.weights.back());
    made.spaces.push_back(call.vocabulary.space(entry(spaces, k)));
    call.tick(1);
  }
  if (with_places) {
    made.starts = numbers(call, tokens, "starts");
    made.ends = numbers(call, tokens, "ends");
  }
  made.openers.resize(size);
  for (const std::int64_t start : numbers(call, tokens, "sentence_starts")) {
    made.sentence_starts.push_back(static_cast<Index>(start));
    if (start >= 0 && start < size) made.openers[start] = 1;
  }
  return made;
}

}  // namespace articlediff
