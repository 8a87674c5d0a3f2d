#include "python.hpp"

namespace articlediff {

Ref attribute(PyObject* owner, const char* name) { return Ref(PyObject_GetAttrString(owner, name)); }

Ref sequence(PyObject* owner, const char* name) { return Ref(PySequence_Tuple(attribute(owner, name).get())); }

Ref tuple(std::vector<Ref> entries) {
  Ref made(PyTuple_New(static_cast<Py_ssize_t>(entries.size())));
  for (std::size_t k = 0; k < entries.size(); ++k) {
    if (PyTuple_SetItem(made.get(), static_cast<Py_ssize_t>(k), entries[k].release()) < 0) throw PythonError{};
  }
  return made;
}

std::int64_t integer(PyObject* number) {
  const long long value = PyLong_AsLongLong(number);
  if (value == -1 && PyErr_Occurred()) throw PythonError{};
  return value;
}

Py_ssize_t characters(PyObject* text) {
  const Py_ssize_t size = PyUnicode_GetLength(text);
  if (size < 0) throw PythonError{};
  return size;
}

bool truth(PyObject* object) {
  const int is_true = PyObject_IsTrue(object);
  if (is_true < 0) throw PythonError{};
  return is_true != 0;
}

PyObject* entry(const Ref& tuple, Py_ssize_t number) {
  PyObject* found = PyTuple_GetItem(tuple.get(), number);
  if (!found) throw PythonError{};
  return found;
}

Py_ssize_t length(const Ref& tuple) {
  const Py_ssize_t size = PyTuple_Size(tuple.get());
  if (size < 0) throw PythonError{};
  return size;
}

}  // namespace articlediff
