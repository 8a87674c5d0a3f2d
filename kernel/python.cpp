#include "python.hpp"

namespace articlediff {

Ref attribute(PyObject* owner, const char* name) { return Ref(PyObject_GetAttrString(owner, name)); }

Ref sequence(PyObject* owner, const char* name) { return Ref(PySequence_Tuple(attribute(owner, name).get())); }

std::int64_t integer(PyObject* number) {
  const long long value = PyLong_AsLongLong(number);
  if (value == -1 && PyErr_Occurred()) throw PythonError{};
  return value;
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
