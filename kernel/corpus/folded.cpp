// Twin of articlediff/corpus/folded.py.
#include <string>

#include "corpus.hpp"

namespace articlediff {

namespace {

// What is in a stretch without white space.
enum Sign : char { SPACE, WORD, OTHER, ODD };

// The signs of UTF-8, byte by byte; all beyond ASCII are odd.
class Signs {
 public:
  explicit Signs(PyObject* in_masks) : signs_(256, ODD) {
    for (int sign = 0; sign < 128; ++sign) signs_[sign] = OTHER;
    for (const char space : {'\t', '\n', '\v', '\f', '\r', '\x1c', '\x1d', '\x1e', '\x1f', ' '}) set(space, SPACE);
    for (int sign = '0'; sign <= '9'; ++sign) signs_[sign] = WORD;
    for (int sign = 'a'; sign <= 'z'; ++sign) signs_[sign] = signs_[sign - 'a' + 'A'] = WORD;
    const char* odd = PyUnicode_AsUTF8AndSize(in_masks, nullptr);
    if (!odd) throw PythonError{};
    for (; *odd; ++odd) set(*odd, ODD);
  }
  Sign operator[](char sign) const { return signs_[static_cast<unsigned char>(sign)]; }

 private:
  void set(char sign, Sign told) { signs_[static_cast<unsigned char>(sign)] = told; }

  std::vector<Sign> signs_;
};

char folded(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

// Adds the words of a stretch of usual signs, each with a space after it.
void add_words(std::string& words, const Signs& signs, const char* at, const char* end) {
  while (at < end) {
    const char* start = at;
    while (at < end && signs[*at] == WORD) words.push_back(folded(*at++));
    if (at > start) words.push_back(' ');
    while (at < end && signs[*at] != WORD) ++at;
  }
}

// Adds what Python tells of a stretch that has letters beyond ASCII, or may have a mask.
void add_told(std::string& words, PyObject* stretches, const char* at, const char* end) {
  const Ref stretch(PyUnicode_DecodeUTF8(at, end - at, "strict"));
  const Ref told(PyObject_GetItem(stretches, stretch.get()));
  char* bytes;
  Py_ssize_t size;
  if (PyBytes_AsStringAndSize(told.get(), &bytes, &size) < 0) throw PythonError{};
  words.append(bytes, size);
}

}  // namespace

// White space beyond ASCII does not end a stretch here; Python's own expressions find the same words and masks in it.
Ref folded(PyObject* text, PyObject* in_masks, PyObject* stretches) {
  const Signs signs(in_masks);
  Py_ssize_t size;
  const char* at = PyUnicode_AsUTF8AndSize(text, &size);
  if (!at) throw PythonError{};
  const char* const end = at + size;
  std::string words(1, ' ');
  words.reserve(size + 2);
  while (at < end) {
    while (at < end && signs[*at] == SPACE) ++at;
    const char* const start = at;
    bool is_odd = false;
    for (; at < end && signs[*at] != SPACE; ++at) is_odd = is_odd || signs[*at] == ODD;
    if (is_odd) add_told(words, stretches, start, at);
    else add_words(words, signs, start, at);
  }
  return Ref(PyBytes_FromStringAndSize(words.data(), static_cast<Py_ssize_t>(words.size())));
}

}  // namespace articlediff
