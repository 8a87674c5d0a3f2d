// Twin of articlediff/alignment/blanks/programme.py.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

namespace {

CostRow first_row(const Insertions& insertions);
CostRow token_row(const CostRow& before, Cost weight, const CostList& rewordings, const Insertions& insertions);
CostRow blank_row(const CostRow& before, const FillingCosts& costs, const Insertions& insertions);
CostList deleting(const CostRow& before, Cost item);
void insert_in(CostRow& row, const Insertions& insertions);

}  // namespace

Pattern Pattern::mirrored(std::size_t first) const {
  Pattern made{{items.rbegin(), items.rend() - first}, {}, first_blank, costs, insertions.mirrored()};
  const Places& row_of = rewordings.row_of;
  made.rewordings.row_of.assign(row_of.rbegin(), row_of.rend() - first);
  for (const CostList& row : rewordings.rows) made.rewordings.rows.emplace_back(row.rbegin(), row.rend());
  for (const Item& item : made.items) {
    if (item.blank) made.costs[*item.blank - first_blank] = costs_of(*item.blank).mirrored();
  }
  return made;
}

State CostRow::state_at(Index c) const {
  if (matched[c] == cheapest[c]) return State::matched;
  return deleting[c] == cheapest[c] ? State::deleting : State::inserting;
}

State CostRow::before_insertion(Index c, Cost token) const {
  if (inserting[c - 1] + token == inserting[c]) return State::inserting;
  return matched[c - 1] <= deleting[c - 1] ? State::matched : State::deleting;
}

State CostRow::before_deletion(const CostRow& above, Index c, Cost item) const {
  return above.deleting[c] + item == deleting[c] ? State::deleting : above.state_at(c);
}

std::vector<CostRow> sweep(Problem& problem, const Pattern& pattern) {
  const Insertions& insertions = pattern.insertions;
  const std::int64_t width = static_cast<std::int64_t>(insertions.edges.size());
  problem.call.cells += static_cast<std::int64_t>(pattern.items.size()) * width;
  std::vector<CostRow> rows;
  rows.reserve(pattern.items.size() + 1);
  rows.push_back(first_row(insertions));
  for (std::size_t k = 0; k < pattern.items.size(); ++k) {
    const auto& [token, number] = pattern.items[k];
    problem.call.tick(width);
    rows.push_back(number ? blank_row(rows.back(), pattern.costs_of(*number), insertions)
                          : token_row(rows.back(), problem.a.weights[token], pattern.rewordings.of(k), insertions));
  }
  return rows;
}

namespace {

CostRow first_row(const Insertions& insertions) {
  const std::size_t size = insertions.tokens.size();
  CostRow row{CostList(size + 1, cost.NEVER), CostList(size + 1, cost.NEVER), {cost.NEVER}, insertions.from_start(), {}, {}};
  row.matched[0] = 0;
  for (std::size_t c = 1; c <= size; ++c) row.inserting.push_back(insertions.edges[0] + insertions.sums[c]);
  return row;
}

CostRow token_row(const CostRow& before, Cost weight, const CostList& rewordings, const Insertions& insertions) {
  const std::size_t size = rewordings.size();
  CostRow row;
  row.matched.resize(size + 1);
  row.matched[0] = cost.NEVER;
  for (std::size_t c = 0; c < size; ++c) row.matched[c + 1] = before.cheapest[c] + rewordings[c];
  row.deleting = deleting(before, weight);
  insert_in(row, insertions);
  return row;
}

CostRow blank_row(const CostRow& before, const FillingCosts& costs, const Insertions& insertions) {
  Filled filled = cheapest_fillings(before.cheapest, costs);
  CostRow row;
  row.matched = std::move(filled.cost);
  row.filled_from = std::move(filled.from);
  for (std::size_t c = 0; c < row.matched.size(); ++c) {
    const Cost nothing = before.cheapest[c] + costs.nothing[c];
    if (nothing >= row.matched[c]) continue;
    row.matched[c] = nothing;
    row.filled_from[c] = static_cast<Index>(c);
  }
  for (const Index token : costs.unchanged) {
    if (before.cheapest[token] > row.matched[token + 1]) continue;
    row.matched[token + 1] = before.cheapest[token];
    row.unchanged.push_back(token + 1);
  }
  row.deleting = deleting(before, cost.DELETED_BLANK);
  insert_in(row, insertions);
  return row;
}

CostList deleting(const CostRow& before, Cost item) {
  CostList found(before.cheapest.size());
  for (std::size_t c = 0; c < found.size(); ++c) {
    found[c] = std::min(before.cheapest[c] + cost.DELETE_OPENS, before.deleting[c]) + item;
  }
  return found;
}

// Adds the cheapest ways that end in an insertion, and the cheapest of all.
void insert_in(CostRow& row, const Insertions& insertions) {
  const std::size_t size = insertions.tokens.size();
  row.inserting.resize(size + 1);
  row.cheapest.resize(size + 1);
  Cost here = cost.NEVER;
  for (std::size_t c = 0; c <= size; ++c) {
    const Cost left = std::min(row.matched[c], row.deleting[c]), edge = insertions.edges[c];
    row.inserting[c] = here;
    row.cheapest[c] = std::min(left, here + edge);
    if (c < size) here = std::min(left + edge, here) + insertions.tokens[c];
  }
}

}  // namespace

}  // namespace articlediff
