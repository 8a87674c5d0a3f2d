// Twin of articlediff/alignment/blanks/patterns.py.
#include "blanks.hpp"

namespace articlediff {

namespace {

Items pattern_items(const Problem& problem, Numbers numbers, const Bounds& bounds);

}  // namespace

Solved fill(Problem& problem, Numbers numbers, const Bounds& bounds) {
  const bool is_one = numbers.size() == 1;
  if (is_one && is_one_word(problem, numbers.start, bounds)) {
    return {{}, {{numbers.start, bounds.b0, bounds.b1, cost.CERTAIN, {}}}};
  }
  const CostColumns cols = columns(problem, bounds, numbers);
  if (is_one && is_alone(problem, numbers.start, cols, bounds)) {
    return {{}, filled_alone(filling_costs(problem, numbers.start, cols), numbers.start, cols, bounds)};
  }
  Pattern pattern{pattern_items(problem, numbers, bounds), {}, numbers.start, {}, cols.insertions};
  for (Index number = numbers.start; number < numbers.stop; ++number) {
    pattern.costs.push_back(filling_costs(problem, number, cols));
  }
  pattern.rewordings = rewordings(problem, pattern.items, cols);
  const std::vector<CostRow> rows = sweep(problem, pattern);
  Solved found = traced(problem, pattern, cols, rows, bounds);
  if (found.fillings.empty()) return found;
  std::size_t first = 0;
  while (pattern.items[first].blank != found.fillings.front().blank) ++first;
  const std::vector<CostRow> back = sweep(problem, pattern.mirrored(first + 1));
  for (Filling& filling : found.fillings) filling = weighed(filling, pattern, rows, back, bounds);
  return found;
}

namespace {

Items pattern_items(const Problem& problem, Numbers numbers, const Bounds& bounds) {
  Items items;
  Index token = bounds.a0;
  for (Index number = numbers.start; number < numbers.stop; ++number) {
    const Blank& blank = problem.blanks[number];
    for (; token < blank.at; ++token) items.push_back({token, std::nullopt});
    items.push_back({blank.at, number});
    token = blank.end();
  }
  for (; token < bounds.a1; ++token) items.push_back({token, std::nullopt});
  return items;
}

}  // namespace

}  // namespace articlediff
