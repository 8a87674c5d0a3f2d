// Twin of articlediff/alignment/strand.py: the columns as whole numbers, and what Python says of each distinct key.
#pragma once

#include "../costs.hpp"
#include "../python.hpp"
#include "types.hpp"

namespace articlediff {

// What the rules ask about the letters of a key, as articlediff/alignment/key_letters.py has it.
struct Letters {
  // A number for the key without its case.
  Index folded;
  // The first three code points.
  std::uint64_t start;
  bool is_stop, begins_small, begins_with_digit, is_lone_sign, is_punctuation;
};

// The Python functions to which the kernel goes back, set once when it is prepared.
struct Callbacks {
  PyObject* letters;
  PyObject* misfits;
  PyObject* minimal_matches;
  // The module work, in which whoever counts exchanges the function.
  PyObject* work;
};

extern Callbacks callbacks;

// The keys and spaces of both strands as numbers, each distinct one once.
class Vocabulary {
 public:
  Vocabulary();
  Index key(PyObject* text);
  Index space(PyObject* text);
  Index keys() const { return static_cast<Index>(texts_.size()); }
  PyObject* text(Index key) const { return texts_[key]; }
  PyObject* space_text(Index space) const { return space_texts_[space]; }
  bool breaks_line(Index space) const { return breaks_[space]; }
  Index length(Index space) const { return lengths_[space]; }
  // Asked of Python when they are first wanted.
  const Letters& letters(Index key);

 private:
  Ref numbers_, space_numbers_, folded_numbers_;
  // The tables hold the references.
  std::vector<PyObject*> texts_, space_texts_;
  Flags breaks_;
  Places lengths_;
  std::vector<Letters> letters_;
  Flags known_;
  PyObject* last_space_ = nullptr;
  Index last_space_number_ = 0;
};

// The numbers of no white space at all, and of a single space.
constexpr Index NO_SPACE = 0, ONE_SPACE = 1;

struct Strand {
  Index size = 0;
  Places keys;
  std::vector<std::int32_t> weights;
  std::vector<std::int64_t> weight_sums;
  Places spaces;
  // Empty where no blank tells its width.
  std::vector<std::int64_t> starts, ends;
  Places sentence_starts;
  Flags openers;

  bool opens_sentence(Index index) const { return index >= 0 && index < size && openers[index]; }
  Cost weight(Index first, Index stop) const { return weight_sums[stop] - weight_sums[first]; }
};

// What one call counts and uses again and again.
struct Call {
  Vocabulary vocabulary;
  std::int64_t cells = 0, read_for_anchors = 0, cut_into_rows = 0, searched_for_moves = 0;
  // Entries a key, all 0 between uses.
  Places times_a, times_b, place_b;

  // Lets an interruption in after some million steps.
  void tick(std::int64_t steps) {
    ticks_ += steps;
    if (ticks_ > 2'000'000) {
      ticks_ = 0;
      if (PyErr_CheckSignals()) throw PythonError{};
    }
  }
  void tell_of_work() const;

 private:
  std::int64_t ticks_ = 0;
};

Strand strand(Call& call, PyObject* tokens, bool with_places);

}  // namespace articlediff
