// Twin of articlediff/alignment/types.py.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

namespace articlediff {

using Index = std::int32_t;
using Cost = std::int64_t;
// A truth for each token or boundary; a vector of bool packs bits, which the loops would unpack.
using Flags = std::vector<char>;
using Places = std::vector<Index>;

#define ARTICLEDIFF_ORDERED(Type)                                                                 \
  friend bool operator<(const Type& x, const Type& y) { return x.fields() < y.fields(); }         \
  friend bool operator==(const Type& x, const Type& y) { return x.fields() == y.fields(); }       \
  friend bool operator!=(const Type& x, const Type& y) { return x.fields() != y.fields(); }

struct Stretch {
  Index start, stop;
  auto fields() const { return std::tie(start, stop); }
  ARTICLEDIFF_ORDERED(Stretch)
};

using Stretches = std::vector<Stretch>;

struct Bounds {
  Index a0, a1, b0, b1;
  Index a_size() const { return a1 - a0; }
  Index b_size() const { return b1 - b0; }
  // Of the first strand, side 0, or the second, side 1.
  Stretch side(int number) const { return number ? Stretch{b0, b1} : Stretch{a0, a1}; }
  auto fields() const { return std::tie(a0, a1, b0, b1); }
  ARTICLEDIFF_ORDERED(Bounds)
};

struct Match {
  Index a, b, length;
  Index a_end() const { return a + length; }
  Index b_end() const { return b + length; }
  Bounds bounds() const { return {a, a_end(), b, b_end()}; }
  Index side(int number) const { return number ? b : a; }
  auto fields() const { return std::tie(a, b, length); }
  ARTICLEDIFF_ORDERED(Match)
};

using Matches = std::vector<Match>;

struct Filling {
  Index blank, start, stop;
  Cost margin;
  Stretches alternatives;
  auto fields() const { return std::tie(blank, start, stop, margin, alternatives); }
  ARTICLEDIFF_ORDERED(Filling)
};

using Fillings = std::vector<Filling>;

struct Move {
  Bounds bounds;
  Matches matches;
  Fillings fillings;
};

using Moves = std::vector<Move>;

struct Alignment {
  Matches matches;
  Fillings fillings;
  Moves moves;
};

// Matches and fillings of a stretch.
struct Solved {
  Matches matches;
  Fillings fillings;
};

// Numbers of blanks in a row.
struct Numbers {
  Index start, stop;
  Index size() const { return stop - start; }
  bool empty() const { return start >= stop; }
};

std::vector<Bounds> between(const Matches& matches, const Bounds& bounds);
Stretches cut_out(const Stretches& stretches, const Stretches& holes);

// Rounds down, as Python does.
inline Cost floored(Cost value, Cost divisor) {
  const Cost quotient = value / divisor;
  return quotient * divisor > value ? quotient - 1 : quotient;
}

template <typename Entry>
void append(std::vector<Entry>& to, const std::vector<Entry>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// What a slice of Python has, which is nothing if it stops before it begins.
template <typename Entry>
void append(std::vector<Entry>& to, const std::vector<Entry>& from, Index first, Index stop) {
  if (first < stop) to.insert(to.end(), from.begin() + first, from.begin() + stop);
}

}  // namespace articlediff
