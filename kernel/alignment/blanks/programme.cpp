// Twin of articlediff/alignment/blanks/programme.py.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

namespace {

class Rows {
 public:
  explicit Rows(const Insertions& insertions, std::size_t items);
  void add_token(Cost weight, const CostList& rewordings);
  void add_blank(const FillingCosts& costs);

  std::vector<CostRow> found;

 private:
  void add_cheapest(CostRow row, const CostList& matched, Cost item);

  const Insertions& insertions_;
  // Of the cheapest way to each boundary that has a deletion open after the last row: its cost, and where it opened.
  CostList deleting_;
  std::vector<Cell> before_deletion_;
};

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

std::vector<CostRow> sweep(Problem& problem, const Pattern& pattern) {
  const std::int64_t width = static_cast<std::int64_t>(pattern.insertions.edges.size());
  problem.call.cells += static_cast<std::int64_t>(pattern.items.size()) * width;
  Rows rows(pattern.insertions, pattern.items.size());
  for (std::size_t k = 0; k < pattern.items.size(); ++k) {
    const auto& [token, number] = pattern.items[k];
    problem.call.tick(width);
    if (number) {
      rows.add_blank(pattern.costs_of(*number));
    } else {
      rows.add_token(problem.a.weights[token], pattern.rewordings.of(k));
    }
  }
  return std::move(rows.found);
}

namespace {

Rows::Rows(const Insertions& insertions, std::size_t items)
    : insertions_(insertions), deleting_(insertions.edges.size(), cost.NEVER), before_deletion_(insertions.edges.size()) {
  found.reserve(items + 1);
  found.push_back({insertions.from_start(), std::vector<Cell>(insertions.edges.size()), {}, {}});
}

void Rows::add_token(Cost weight, const CostList& rewordings) {
  const CostList& above = found.back().cheapest;
  CostList matched(above.size());
  matched[0] = cost.NEVER;
  for (std::size_t c = 0; c < rewordings.size(); ++c) matched[c + 1] = above[c] + rewordings[c];
  add_cheapest({}, matched, weight);
}

void Rows::add_blank(const FillingCosts& costs) {
  const CostList& above = found.back().cheapest;
  Filled filled = cheapest_fillings(above, costs);
  CostRow row;
  row.filled_from = std::move(filled.from);
  for (std::size_t c = 0; c < above.size(); ++c) {
    const Cost nothing = above[c] + costs.nothing[c];
    if (nothing >= filled.cost[c]) continue;
    filled.cost[c] = nothing;
    row.filled_from[c] = static_cast<Index>(c);
  }
  for (const Index token : costs.unchanged) {
    if (above[token] > filled.cost[token + 1]) continue;
    filled.cost[token + 1] = above[token];
    row.unchanged.push_back(token + 1);
  }
  add_cheapest(std::move(row), filled.cost, cost.DELETED_BLANK);
}

// Adds the row, with its least costs and the cells before what its ways end in.
void Rows::add_cheapest(CostRow row, const CostList& matched, Cost item) {
  const CostList& above = found.back().cheapest;
  const Index number = static_cast<Index>(found.size()), boundaries = static_cast<Index>(above.size());
  row.cheapest.resize(boundaries);
  row.before.resize(boundaries);
  Cost inserting = cost.NEVER;
  Cell before_insertion{};
  for (Index c = 0; c < boundaries; ++c) {
    if (above[c] + cost.DELETE_OPENS < deleting_[c]) {
      deleting_[c] = above[c] + cost.DELETE_OPENS;
      before_deletion_[c] = {number - 1, c};
    }
    deleting_[c] += item;
    const bool deletes = deleting_[c] < matched[c];
    const Cost least = deletes ? deleting_[c] : matched[c], edge = insertions_.edges[c];
    if (inserting + edge < least) {
      row.cheapest[c] = inserting + edge;
      row.before[c] = before_insertion;
    } else {
      row.cheapest[c] = least;
      row.before[c] = deletes ? before_deletion_[c] : Cell{number, c};
      if (least + edge < inserting) {
        inserting = least + edge;
        before_insertion = {number, c};
      }
    }
    if (c + 1 < boundaries) inserting += insertions_.tokens[c];
  }
  found.push_back(std::move(row));
}

}  // namespace

}  // namespace articlediff
