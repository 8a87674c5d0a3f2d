// Twin of articlediff/alignment/blanks/tracing.py.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

namespace {

class Walk {
 public:
  Walk(const Problem& problem, const Pattern& pattern, const CostColumns& columns, const std::vector<CostRow>& rows,
       const Bounds& bounds)
      : r(rows.size() - 1), c(columns.size), problem_(problem), pattern_(pattern), columns_(columns), rows_(rows),
        b0_(bounds.b0) {}

  State step(State state) {
    if (state == State::matched) return over_match();
    return state == State::deleting ? over_deletion() : over_insertion();
  }
  State over_insertion();
  State over_deletion();
  State over_match();

  std::size_t r;
  Index c;
  Solved found;

 private:
  const Problem& problem_;
  const Pattern& pattern_;
  const CostColumns& columns_;
  const std::vector<CostRow>& rows_;
  const Index b0_;
};

}  // namespace

Solved traced(const Problem& problem, const Pattern& pattern, const CostColumns& columns, const std::vector<CostRow>& rows,
              const Bounds& bounds) {
  Walk walk(problem, pattern, columns, rows, bounds);
  State state = rows.back().state_at(walk.c);
  while (walk.r || walk.c) state = walk.step(state);
  std::reverse(walk.found.matches.begin(), walk.found.matches.end());
  std::reverse(walk.found.fillings.begin(), walk.found.fillings.end());
  return walk.found;
}

namespace {

State Walk::over_insertion() {
  --c;
  return rows_[r].before_insertion(c + 1, pattern_.insertions.tokens[c]);
}

State Walk::over_deletion() {
  const CostRow& row = rows_[r--];
  const auto& [token, number] = pattern_.items[r];
  return row.before_deletion(rows_[r], c, number ? cost.DELETED_BLANK : problem_.a.weights[token]);
}

State Walk::over_match() {
  const CostRow& row = rows_[r--];
  const auto& [token, number] = pattern_.items[r];
  if (!number || std::binary_search(row.unchanged.begin(), row.unchanged.end(), c)) {
    --c;
    if (number || columns_.keys[c] == problem_.a.keys[token]) found.matches.push_back({token, b0_ + c, 1});
  } else {
    const Index start = row.filled_from[c];
    if (start < c) found.fillings.push_back({*number, b0_ + start, b0_ + c, 0, {}});
    c = start;
  }
  return rows_[r].state_at(c);
}

}  // namespace

}  // namespace articlediff
