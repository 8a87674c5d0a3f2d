// What the kernel asks of Python: references that are released, errors that are raised, numbers that are checked.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace articlediff {

// Python has an error set: thrown up to the boundary, which returns it.
struct PythonError {};

// An owned reference.
class Ref {
 public:
  Ref() = default;
  // Takes over a new reference; an error that comes in place of one is thrown.
  explicit Ref(PyObject* owned) : object_(owned) {
    if (!owned) throw PythonError{};
  }
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Ref& operator=(Ref&& other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  Ref(const Ref& other) : object_(other.object_) { Py_XINCREF(object_); }
  Ref& operator=(const Ref&) = delete;
  ~Ref() { Py_XDECREF(object_); }

  static Ref shared(PyObject* borrowed) {
    Py_XINCREF(borrowed);
    return Ref(borrowed);
  }
  PyObject* get() const { return object_; }
  PyObject* release() { return std::exchange(object_, nullptr); }

 private:
  PyObject* object_ = nullptr;
};

Ref attribute(PyObject* owner, const char* name);
// An attribute that is a sequence, as a tuple: nothing that is called meanwhile changes it.
Ref sequence(PyObject* owner, const char* name);
// Makes a tuple of new references, which it takes over.
Ref tuple(std::vector<Ref> entries);
std::int64_t integer(PyObject* number);
// The length of a text, in code points.
Py_ssize_t characters(PyObject* text);
bool truth(PyObject* object);

// Of a tuple, which has the entry.
PyObject* entry(const Ref& tuple, Py_ssize_t number);
Py_ssize_t length(const Ref& tuple);

}  // namespace articlediff
