// Twins of articlediff/text: the loops over the signs of a text, and over its tokens.
#pragma once

#include "../python.hpp"

namespace articlediff {

// The code points of a text, copied in pieces: a copy of a long text as a whole would take four bytes a sign.
class CodePoints {
 public:
  explicit CodePoints(PyObject* text);
  CodePoints(const CodePoints&) = delete;
  CodePoints& operator=(const CodePoints&) = delete;
  Py_ssize_t size() const { return size_; }
  Py_UCS4 operator[](Py_ssize_t at) {
    // An offset before the piece is a large one, unsigned.
    if (static_cast<std::size_t>(at - start_) >= loaded_) load(at);
    return first_[at - start_];
  }

 private:
  void load(Py_ssize_t at);

  PyObject* text_;
  Py_ssize_t size_, start_ = 0;
  std::vector<Py_UCS4> piece_;
  // The piece, as the loops read it.
  const Py_UCS4* first_ = nullptr;
  std::size_t loaded_ = 0;
};

Ref columns(PyObject* parts);
// Makes what remembers the tokens of words; tell is asked once for each.
Ref words(PyObject* tell, Py_ssize_t most_words, Py_ssize_t longest, Py_ssize_t most_pieces);
Ref tokens(PyObject* text, PyObject* masks, PyObject* words, PyObject* white_space);
Ref signs(PyObject* text);
Ref where(PyObject* column, PyObject* wanted);
Ref sentence_starts(PyObject* split, PyObject* stops, PyObject* roles, PyObject* is_always_stopped,
                    std::int64_t sentences_per_small);

}  // namespace articlediff
