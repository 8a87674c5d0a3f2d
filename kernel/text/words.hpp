// What Python says of a word, remembered by the word's signs: to look here takes no text of its own for each word.
#pragma once

#include "text.hpp"

namespace articlediff {

// One token of a word.
struct Piece {
  Ref text, key, weight;
  Py_ssize_t size;
};
using Pieces = std::vector<Piece>;

// A word as it is read from a text: its hash, and its signs as long as it may be remembered.
class Word {
 public:
  Word(std::uint64_t seed, std::size_t longest) : seed_(seed), hash_(seed), signs_(longest) {}
  void begin() {
    hash_ = seed_;
    size_ = 0;
  }
  void add(Py_UCS4 sign) {
    hash_ = (hash_ ^ sign) * 0x9E3779B97F4A7C15u;
    hash_ ^= hash_ >> 32;
    if (size_ < signs_.size()) signs_[size_] = sign;
    ++size_;
  }
  bool is_long() const { return size_ > signs_.size(); }
  std::uint64_t hash() const { return hash_; }
  const Py_UCS4* begin_signs() const { return signs_.data(); }
  const Py_UCS4* end_signs() const { return signs_.data() + size_; }

 private:
  std::uint64_t seed_, hash_;
  std::size_t size_ = 0;
  std::vector<Py_UCS4> signs_;
};

// How much is remembered, as articlediff/text/remembered.py and tokenising.py have it.
struct WordLimits {
  std::size_t most_words, longest, most_pieces;
};

class WordTable {
 public:
  WordTable(PyObject* tell, WordLimits limits);
  Word word() const { return Word(seed_, limits_.longest); }
  // The tokens of the word, which is text[start:stop]; they are valid until Python runs, in whichever thread.
  const Pieces& pieces(const Word& word, PyObject* text, Py_ssize_t start, Py_ssize_t stop, Pieces& scratch);

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::vector<Py_UCS4> signs;
    Pieces pieces;
  };

  std::size_t slot(const Word& word) const;
  void remember(const Word& word, const Pieces& pieces);

  Ref tell_;
  WordLimits limits_;
  std::uint64_t seed_;
  // The number of an entry, and one more: 0 is free.
  std::vector<std::uint32_t> slots_;
  std::vector<Entry> entries_;
};

// The tokens that Python tells of: their texts, keys and weights.
Pieces read_pieces(const Ref& told);

}  // namespace articlediff
