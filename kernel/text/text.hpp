// Twins of articlediff/text: the loops over the signs of a text, and over its tokens.
#pragma once

#include "../python.hpp"

namespace articlediff {

// The code points of a text, copied in pieces: a copy of a long text as a whole would take four bytes a sign.
class CodePoints {
 public:
  explicit CodePoints(PyObject* text);
  Py_ssize_t size() const { return size_; }
  Py_UCS4 operator[](Py_ssize_t at) {
    if (at < start_ || at >= start_ + static_cast<Py_ssize_t>(piece_.size())) load(at);
    return piece_[at - start_];
  }

 private:
  void load(Py_ssize_t at);

  PyObject* text_;
  Py_ssize_t size_, start_ = 0;
  std::vector<Py_UCS4> piece_;
};

Ref columns(PyObject* parts);
Ref tokens(PyObject* text, PyObject* masks, PyObject* words, PyObject* white_space);
Ref signs(PyObject* text);
Ref sentence_starts(PyObject* split, PyObject* stops, PyObject* roles, PyObject* is_always_stopped,
                    std::int64_t sentences_per_small);

}  // namespace articlediff
