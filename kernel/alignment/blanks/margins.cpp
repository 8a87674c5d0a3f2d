// Twin of articlediff/alignment/blanks/margins.py.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

Filling weighed(const Filling& filling, const Pattern& pattern, const std::vector<CostRow>& rows,
                const std::vector<CostRow>& back, const Bounds& bounds) {
  std::size_t at = 0;
  while (pattern.items[at].blank != filling.blank) ++at;
  const FillingCosts& costs = pattern.costs_of(filling.blank);
  const Cost total = rows.back().cheapest.back();
  const CostList& before = rows[at].cheapest;
  const CostList& turned = back[pattern.items.size() - at - 1].cheapest;
  const CostList after(turned.rbegin(), turned.rend());
  Cost empty = before[0] + after[0];
  for (std::size_t c = 1; c < before.size(); ++c) empty = std::min(empty, before[c] + after[c]);
  Rivals others;
  for (const Rival& other : listed_fillings(costs, before, after, total + cost.RIVAL)) {
    if (bounds.b0 + other.start != filling.start || bounds.b0 + other.stop != filling.stop) others.push_back(other);
  }
  std::sort(others.begin(), others.end());
  return {filling.blank, filling.start, filling.stop, std::max<Cost>(0, margin(others, empty + costs.empty, total)),
          near(others, total, bounds)};
}

Cost margin(const Rivals& others, Cost empty, Cost best) {
  return (others.empty() ? empty : std::min(empty, others.front().cost)) - best;
}

Stretches near(const Rivals& others, Cost best, const Bounds& bounds) {
  Stretches close;
  for (const Rival& other : others) {
    if (static_cast<Cost>(close.size()) == cost.MOST_ALTERNATIVES) break;
    if (other.cost <= best + cost.NEAR) close.push_back({bounds.b0 + other.start, bounds.b0 + other.stop});
  }
  return close;
}

}  // namespace articlediff
