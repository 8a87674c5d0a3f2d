// Twin of articlediff/alignment/blanks/lone.py.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

bool is_one_word(const Problem& problem, Index number, const Bounds& bounds) {
  const Strand &a = problem.a, &b = problem.b;
  const Blank& blank = problem.blanks[number];
  const auto [a0, a1, b0, b1] = bounds;
  if (a1 - a0 != blank.covers || b1 - b0 > cost.LONGEST_WORD || b.weights[b0] <= cost.SIGN_WEIGHT) return false;
  for (Index k = b0 + 1; k < b1; ++k) {
    if (b.spaces[k] != NO_SPACE) return false;
  }
  if (blank.faint || blank.kept.get() || blank.words) return false;
  if (blank.width && *blank.width != b.ends[b1 - 1] - b.starts[b0]) return false;
  if (!problem.likely.empty() && !blank.covers && !problem.likely[b0]) return false;
  const bool spaced_left = b.spaces[b0] != NO_SPACE, spaced_right = b1 == b.size || b.spaces[b1] != NO_SPACE;
  if (spaced_left == blank.glued_left || spaced_right == blank.glued_right) return false;
  if (blank.space_length > 1 && (b.spaces[b0] == blank.space || (b1 < b.size && b.spaces[b1] == blank.space))) {
    return false;
  }
  const auto first = b.keys.begin() + b0, last = b.keys.begin() + b1;
  return !blank.covers || std::find(first, last, a.keys[blank.at]) == last;
}

bool is_alone(const Problem& problem, Index number, const CostColumns& columns, const Bounds& bounds) {
  const Blank& blank = problem.blanks[number];
  if (columns.size > cost.LONE_REACH || bounds.a1 - bounds.a0 != blank.covers) return false;
  return !blank.covers || !columns.has_key(problem.a.keys[blank.at]);
}

Fillings filled_alone(const FillingCosts& costs, Index number, const CostColumns& columns, const Bounds& bounds) {
  const CostList before = columns.insertions.from_start(), after = columns.insertions.to_end();
  Cost empty = before[0] + after[0];
  for (std::size_t c = 1; c < before.size(); ++c) empty = std::min(empty, before[c] + after[c]);
  empty += costs.empty;
  Rivals found = listed_fillings(costs, before, after, empty);
  std::sort(found.begin(), found.end());
  if (found.empty()) return {};
  const Rival best = found.front();
  const Rivals others(found.begin() + 1, found.end());
  return {{number, bounds.b0 + best.start, bounds.b0 + best.stop, margin(others, empty, best.cost),
           near(others, best.cost, bounds)}};
}

}  // namespace articlediff
