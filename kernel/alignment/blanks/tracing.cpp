// Twin of articlediff/alignment/blanks/tracing.py.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

Solved traced(const Problem& problem, const Pattern& pattern, const CostColumns& columns, const std::vector<CostRow>& rows,
              const Bounds& bounds) {
  Solved found;
  Index r = static_cast<Index>(rows.size()) - 1, c = columns.size;
  while (r || c) {
    const CostRow& row = rows[r];
    if (const Cell& cell = row.before[c]; cell.row != r || cell.column != c) {
      r = cell.row;
      c = cell.column;
      continue;
    }
    const auto& [token, number] = pattern.items[--r];
    if (!number || std::binary_search(row.unchanged.begin(), row.unchanged.end(), c)) {
      --c;
      if (number || columns.keys[c] == problem.a.keys[token]) found.matches.push_back({token, bounds.b0 + c, 1});
    } else {
      const Index start = row.filled_from[c];
      if (start < c) found.fillings.push_back({*number, bounds.b0 + start, bounds.b0 + c, 0, {}});
      c = start;
    }
  }
  std::reverse(found.matches.begin(), found.matches.end());
  std::reverse(found.fillings.begin(), found.fillings.end());
  return found;
}

}  // namespace articlediff
