// Twin of articlediff/alignment/problem.py.
#pragma once

#include <optional>

#include "strand.hpp"
#include "types.hpp"

namespace articlediff {

// A blank with all that the rules ask about it, as articlediff/alignment/protocols.py has it.
struct Blank {
  Index at, covers;
  Index space, space_length;
  std::optional<std::int64_t> words, width;
  bool glued_left, glued_right, faint;
  std::int64_t skipped;
  // Empty for a blank that is not half-masked.
  Ref kept;
  bool is_line, hides_phrase, hides_name;
  Index end() const { return at + covers; }
};

// Boundaries of the first strand at which filled blanks begin or end, ascending.
struct Edges {
  Places places;
  bool has(Index place) const;
  bool has_within(Index first, Index last) const;
};

class Problem {
 public:
  Problem(Call& call, const Strand& a, const Strand& b, std::vector<Blank> blanks, Flags likely,
          std::optional<Bounds> seam);

  Numbers blanks_within(const Bounds& bounds) const;
  Bounds place(const Filling& filling) const;
  Edges edges(const Fillings& fillings) const;
  bool is_bar(Index place) const { return barred_[place]; }
  // Whether a blank is in front of the token.
  bool is_place(Index place) const { return placed_[place]; }

  Call& call;
  const Strand& a;
  const Strand& b;
  const std::vector<Blank> blanks;
  const Flags likely;
  const std::optional<Bounds> seam;
  const Bounds whole;
  Places places, ends, bars;

 private:
  Flags barred_, placed_;
};

std::vector<Blank> read_blanks(Call& call, PyObject* blanks);

}  // namespace articlediff
