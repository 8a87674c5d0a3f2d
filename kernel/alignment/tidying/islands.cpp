// Twin of articlediff/alignment/tidying/islands.py.
#include <algorithm>

#include "tidying.hpp"

namespace articlediff {

namespace {

struct Sea {
  Cost a, b;
};

Sea sea(const Problem& problem, const Bounds& bounds);
bool is_island(Cost weight, Sea before, Sea after);
bool edges_sentence(const Strand& a, const Strand& b, const Match& match);
bool ends_sentence(const Strand& strand, Index index);

}  // namespace

Matches without_islands(const Problem& problem, const Matches& matches, const Fillings& fillings,
                        const Bounds& bounds) {
  const Strand &a = problem.a, &b = problem.b;
  const Edges filled = problem.edges(fillings);
  Matches kept;
  Index last_a = bounds.a0, last_b = bounds.b0;
  for (std::size_t number = 0; number < matches.size(); ++number) {
    const Match& match = matches[number];
    const Index a_end = match.a_end(), b_end = match.b_end();
    const Cost weight = match.length <= cost.LARGE_ISLAND ? a.weight(match.a, a_end) : cost.LARGE_ISLAND + 1;
    if (weight <= cost.LARGE_ISLAND && !filled.has(match.a) && !filled.has(a_end)) {
      const Match follows = number + 1 < matches.size() ? matches[number + 1] : Match{bounds.a1, bounds.b1, 0};
      const Sea before = sea(problem, {last_a, match.a, last_b, match.b});
      const Sea after = sea(problem, {a_end, follows.a, b_end, follows.b});
      if (is_island(weight, before, after) && !edges_sentence(a, b, match)) continue;
    }
    kept.push_back(match);
    last_a = a_end;
    last_b = b_end;
  }
  return kept;
}

namespace {

Sea sea(const Problem& problem, const Bounds& bounds) {
  const auto first = problem.likely.begin();
  if (!problem.likely.empty() && bounds.a0 == bounds.a1 &&
      std::all_of(first + bounds.b0, first + bounds.b1, [](char fits) { return fits; })) {
    return {0, 0};
  }
  return {problem.a.weight(bounds.a0, bounds.a1), problem.b.weight(bounds.b0, bounds.b1)};
}

bool is_island(Cost weight, Sea before, Sea after) {
  const Cost least = std::min(before.a + before.b, after.a + after.b);
  const bool one_sided = !(before.a || after.a) || !(before.b || after.b);
  if (weight <= cost.ISLAND && !one_sided) return least >= weight;
  return least >= cost.SMALL_ISLAND_SEA && !one_sided;
}

bool edges_sentence(const Strand& a, const Strand& b, const Match& match) {
  if (a.opens_sentence(match.a) && b.opens_sentence(match.b)) return true;
  return a.weights[match.a] > cost.SIGN_WEIGHT && ends_sentence(a, match.a_end()) && ends_sentence(b, match.b_end());
}

bool ends_sentence(const Strand& strand, Index index) {
  for (; index < strand.size && !strand.opens_sentence(index); ++index) {
    if (strand.weights[index] > cost.SIGN_WEIGHT) return false;
  }
  return true;
}

}  // namespace

}  // namespace articlediff
