// Twin of articlediff/alignment/blanks/fillings.py.
#include <algorithm>
#include <cstdlib>

#include "blanks.hpp"

namespace articlediff {

namespace {

Filled free_fillings(const CostList& base, const FillingCosts& costs);
Filled sized_fillings(const CostList& base, const FillingCosts& costs, const Measure& measure);
CostList inner_costs(const FillingCosts& costs, const CostList& sums, Index start, Index reach);
void fit(const Measure& measure, CostList& inner, Index start);

}  // namespace

Filled cheapest_fillings(const CostList& base, const FillingCosts& costs) {
  return costs.measure ? sized_fillings(base, costs, *costs.measure) : free_fillings(base, costs);
}

namespace {

Filled free_fillings(const CostList& base, const FillingCosts& costs) {
  const Index size = static_cast<Index>(costs.tokens.size());
  Filled filled{{cost.NEVER}, {0}};
  filled.cost.reserve(size + 1);
  filled.from.reserve(size + 1);
  Cost within = cost.NEVER, across = cost.NEVER, whole = cost.NEVER;
  Index start = 0, across_start = 0, whole_start = 0;
  for (Index c = 0; c < size; ++c) {
    const Cost begins = base[c] + cost.FILL_OPENS + costs.begins[c];
    if (costs.opens[c]) {
      across += cost.FILL_HOLDS_SENTENCE;
      if (within + costs.crossing < across) {
        across = within + costs.crossing;
        across_start = start;
      }
      within = cost.NEVER;
    }
    if (begins < within) {
      within = begins;
      start = c;
    }
    if (begins < whole) {
      whole = begins;
      whole_start = c;
    }
    within += costs.tokens[c];
    across += costs.tokens[c];
    whole += costs.tokens[c];
    Cost least = std::min(within, across);
    Index begin = within <= across ? start : across_start;
    if (costs.units[c + 1] && costs.takes_units && whole < least) {
      least = whole;
      begin = whole_start;
    }
    filled.cost.push_back(least + costs.closes[c + 1]);
    filled.from.push_back(begin);
  }
  return filled;
}

Filled sized_fillings(const CostList& base, const FillingCosts& costs, const Measure& measure) {
  const Index size = static_cast<Index>(measure.ends.size());
  const Cost slack = cost.SIZE_OFF / measure.off;
  CostList begun;
  for (Index c = 0; c <= size; ++c) begun.push_back(base[c] + cost.FILL_OPENS + costs.begins[c]);
  Filled filled = free_fillings(base, costs);
  Index first = 0;
  for (Index c = 1; c <= size; ++c) {
    const Cost wanted = measure.ends[c - 1] - measure.size, close = costs.closes[c];
    Cost least = filled.cost[c] + cost.SIZE_OFF - close;
    Index start = filled.from[c];
    while (first < c && measure.starts[first] < wanted - slack) ++first;
    for (Index k = first; k < c; ++k) {
      const Cost over = measure.starts[k] - wanted;
      if (over > slack) break;
      const Cost fits = begun[k] + measure.off * std::abs(over);
      if (fits < least) {
        least = fits;
        start = k;
      }
    }
    filled.cost[c] = least + close;
    filled.from[c] = start;
  }
  return filled;
}

}  // namespace

Rivals listed_fillings(const FillingCosts& costs, const CostList& before, const CostList& after, Cost limit) {
  const Index boundaries = static_cast<Index>(before.size());
  CostList ends, sums{0};
  for (Index c = 0; c < boundaries; ++c) ends.push_back(costs.closes[c] + after[c]);
  for (const Cost fill : costs.tokens) sums.push_back(sums.back() + fill);
  CostList onward = ends;
  for (Index c = 0; !costs.measure && c < boundaries; ++c) onward[c] += sums[c];
  const Cost least = *std::min_element(onward.begin(), onward.end());
  Rivals found;
  for (Index start = 0; start < boundaries - 1; ++start) {
    const Cost begun = before[start] + cost.FILL_OPENS + costs.begins[start];
    const Cost spared = costs.measure ? limit - begun : limit - begun + sums[start];
    if (least > spared) continue;
    const Index reach = static_cast<Index>(std::min<std::int64_t>(boundaries, start + 1 + cost.LONGEST_LISTED));
    if (*std::min_element(onward.begin() + start + 1, onward.begin() + reach) > spared) continue;
    CostList inner = inner_costs(costs, sums, start, reach);
    if (costs.measure) fit(*costs.measure, inner, start);
    for (Index stop = start + 1; stop < reach; ++stop) {
      const Cost all = begun + inner[stop - start - 1] + ends[stop];
      if (all <= limit) found.push_back({all, start, stop});
    }
  }
  return found;
}

namespace {

CostList inner_costs(const FillingCosts& costs, const CostList& sums, Index start, Index reach) {
  CostList inner;
  Cost crossing = 0;
  for (Index stop = start + 1; stop < reach; ++stop) {
    if (stop > start + 1 && costs.opens[stop - 1]) crossing += crossing ? cost.FILL_HOLDS_SENTENCE : costs.crossing;
    const bool is_whole = costs.takes_units && costs.units[stop];
    inner.push_back(sums[stop] - sums[start] + (is_whole ? 0 : crossing));
  }
  return inner;
}

// Makes of what the tokens cost in a blank of any size what they cost in a mask that tells its size.
void fit(const Measure& measure, CostList& inner, Index start) {
  const Cost wanted = measure.starts[start] + measure.size;
  for (std::size_t k = 0; k < inner.size(); ++k) {
    const Cost fits = measure.off * std::abs(measure.ends[start + k] - wanted);
    inner[k] = fits <= cost.SIZE_OFF && fits < inner[k] + cost.SIZE_OFF ? fits : inner[k] + cost.SIZE_OFF;
  }
}

}  // namespace

}  // namespace articlediff
