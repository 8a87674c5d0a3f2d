#include <algorithm>

#include "text.hpp"

namespace articlediff {

namespace {

constexpr Py_ssize_t PIECE = 1 << 14;

}  // namespace

CodePoints::CodePoints(PyObject* text) : text_(text), size_(characters(text)) {}

void CodePoints::load(Py_ssize_t at) {
  if (PyErr_CheckSignals()) throw PythonError{};
  const Ref piece(PyUnicode_Substring(text_, at, std::min(size_, at + PIECE)));
  start_ = at;
  piece_.resize(std::min(size_, at + PIECE) - at);
  if (!PyUnicode_AsUCS4(piece.get(), piece_.data(), static_cast<Py_ssize_t>(piece_.size()), 0)) throw PythonError{};
  first_ = piece_.data();
  loaded_ = piece_.size();
}

}  // namespace articlediff
