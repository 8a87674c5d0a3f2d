// Twin of articlediff/text/searching.py.
#include <set>

#include "text.hpp"

namespace articlediff {

namespace {

constexpr Py_ssize_t BETWEEN_SIGNALS = 1 << 16;

}  // namespace

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

Ref where(PyObject* column, PyObject* wanted) {
  const Ref entries(PySequence_Tuple(column)), found(PyList_New(0));
  const Py_ssize_t size = length(entries);
  for (Py_ssize_t k = 0; k < size; ++k) {
    if (k % BETWEEN_SIGNALS == 0 && PyErr_CheckSignals()) throw PythonError{};
    const int is_wanted = PySequence_Contains(wanted, entry(entries, k));
    if (is_wanted < 0) throw PythonError{};
    if (is_wanted && PyList_Append(found.get(), Ref(PyLong_FromSsize_t(k)).get()) < 0) throw PythonError{};
  }
  return found;
}

}  // namespace articlediff
