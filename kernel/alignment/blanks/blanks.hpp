// The types and functions of articlediff/alignment/blanks/, module by module.
#pragma once

#include <memory>

#include "../problem.hpp"

namespace articlediff {

using CostList = std::vector<Cost>;

// columns
struct Insertions {
  CostList tokens, sums, edges;
  Insertions mirrored() const;
  CostList from_start() const;
  CostList to_end() const;
};

struct CostColumns {
  // The tokens of the second strand, and their number.
  const Index* keys;
  const std::int32_t* weights;
  Index size;
  Insertions insertions;
  CostList fills, name_fills;
  Flags opens, lines;
  CostList seams;
  Places spaces;
  // Empty where no blank tells its size.
  CostList starts, ends, words;
  bool has_key(Index key) const;
};

CostColumns columns(Problem& problem, const Bounds& bounds, Numbers numbers);

// filling_costs
struct Measure {
  CostList starts, ends;
  Cost size, off;
  Measure mirrored() const;
};

struct FillingCosts {
  CostList begins, closes, tokens;
  Flags opens, units;
  Cost crossing;
  bool takes_units;
  Cost empty;
  CostList nothing;
  Places unchanged;
  std::optional<Measure> measure;
  FillingCosts mirrored() const;
};

FillingCosts filling_costs(Problem& problem, Index number, const CostColumns& columns);

// fillings
struct Rival {
  Cost cost;
  Index start, stop;
  auto fields() const { return std::tie(cost, start, stop); }
  ARTICLEDIFF_ORDERED(Rival)
};

using Rivals = std::vector<Rival>;

// The least cost to fill a blank up to each boundary, and where that filling starts.
struct Filled {
  CostList cost;
  Places from;
};

Filled cheapest_fillings(const CostList& base, const FillingCosts& costs);
Rivals listed_fillings(const FillingCosts& costs, const CostList& before, const CostList& after, Cost limit);

// programme
// A token of the first strand, or the place of a blank and its number.
struct Item {
  Index token;
  std::optional<Index> blank;
};

using Items = std::vector<Item>;

// The costs of tokens against those of the second strand, each distinct token once.
struct Rewordings {
  std::vector<CostList> rows;
  // Of each item the row; 0 for a blank, which has none.
  Places row_of;
  const CostList& of(std::size_t item) const { return rows[row_of[item]]; }
};

struct Pattern {
  Items items;
  Rewordings rewordings;
  // From the first blank on.
  Index first_blank;
  std::vector<FillingCosts> costs;
  Insertions insertions;
  const FillingCosts& costs_of(Index blank) const { return costs[blank - first_blank]; }
  Pattern mirrored(std::size_t first) const;
};

// A row of the programme, and a boundary in it.
struct Cell {
  Index row, column;
};

struct CostRow {
  CostList cheapest;
  // The cell before the deletion or insertion that the cheapest way ends in; the cell itself if it ends in the last item.
  std::vector<Cell> before;
  Places filled_from, unchanged;
};

std::vector<CostRow> sweep(Problem& problem, const Pattern& pattern);

// rewordings
Rewordings rewordings(Problem& problem, const Items& items, const CostColumns& columns);

// tracing
Solved traced(const Problem& problem, const Pattern& pattern, const CostColumns& columns, const std::vector<CostRow>& rows,
              const Bounds& bounds);

// margins
Filling weighed(const Filling& filling, const Pattern& pattern, const std::vector<CostRow>& rows,
                const std::vector<CostRow>& back, const Bounds& bounds);
Cost margin(const Rivals& others, Cost empty, Cost best);
Stretches near(const Rivals& others, Cost best, const Bounds& bounds);

// lone
bool is_one_word(const Problem& problem, Index number, const Bounds& bounds);
bool is_alone(const Problem& problem, Index number, const CostColumns& columns, const Bounds& bounds);
Fillings filled_alone(const FillingCosts& costs, Index number, const CostColumns& columns, const Bounds& bounds);

// patterns
Solved fill(Problem& problem, Numbers numbers, const Bounds& bounds);

}  // namespace articlediff
