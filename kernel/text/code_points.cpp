#include <algorithm>
#include <set>

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

// Twin of signs_within in articlediff/text/searching.py.
Ref signs(PyObject* text) {
  CodePoints points(text);
  // Letters, signs and punctuation of most scripts have an entry each; all others are in the set.
  std::vector<char> has(0x3100);
  std::set<Py_UCS4> others;
  std::vector<Py_UCS4> found;
  for (Py_ssize_t k = 0; k < points.size(); ++k) {
    const Py_UCS4 point = points[k];
    if (point >= has.size() ? !others.insert(point).second : has[point]) continue;
    if (point < has.size()) has[point] = 1;
    found.push_back(point);
  }
  const std::uint16_t probe = 1;
  int order = *reinterpret_cast<const unsigned char*>(&probe) ? -1 : 1;
  const auto bytes = reinterpret_cast<const char*>(found.data());
  return Ref(PyUnicode_DecodeUTF32(bytes, static_cast<Py_ssize_t>(4 * found.size()), "surrogatepass", &order));
}

}  // namespace articlediff
