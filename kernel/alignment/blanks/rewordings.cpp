// Twin of articlediff/alignment/blanks/rewordings.py.
#include <cstdlib>
#include <unordered_map>

#include "blanks.hpp"

namespace articlediff {

namespace {

struct FoldedKey {
  Index folded;
  std::uint64_t start;
};

std::vector<FoldedKey> folded_keys(Problem& problem, const CostColumns& columns);
FoldedKey form(Problem& problem, Index key);
CostList rewording(Index key, FoldedKey own, Cost weight, const CostColumns& columns, const std::vector<FoldedKey>& forms);

}  // namespace

Rewordings rewordings(Problem& problem, const Items& items, const CostColumns& columns) {
  Rewordings made;
  std::unordered_map<Index, Index> found;
  const std::vector<FoldedKey> forms = folded_keys(problem, columns);
  for (const Item& item : items) {
    if (item.blank) {
      made.row_of.push_back(0);
      continue;
    }
    const Index key = problem.a.keys[item.token];
    const auto [place, is_new] = found.emplace(key, static_cast<Index>(made.rows.size()));
    if (is_new) {
      const Cost weight = problem.a.weights[item.token];
      made.rows.push_back(rewording(key, form(problem, key), weight, columns, forms));
    }
    made.row_of.push_back(place->second);
  }
  return made;
}

namespace {

std::vector<FoldedKey> folded_keys(Problem& problem, const CostColumns& columns) {
  std::vector<FoldedKey> forms;
  for (Index c = 0; c < columns.size; ++c) forms.push_back(form(problem, columns.keys[c]));
  return forms;
}

FoldedKey form(Problem& problem, Index key) {
  const Letters& letters = problem.call.vocabulary.letters(key);
  return {letters.folded, letters.start};
}

CostList rewording(Index key, FoldedKey own, Cost weight, const CostColumns& columns, const std::vector<FoldedKey>& forms) {
  const bool is_word = weight > cost.SIGN_WEIGHT;
  const Cost stays = is_word && columns.has_key(key) ? cost.STAYS : 0;
  CostList found(columns.size);
  for (Index c = 0; c < columns.size; ++c) {
    const Cost other_weight = columns.weights[c];
    if (columns.keys[c] == key) continue;
    if ((other_weight > cost.SIGN_WEIGHT) != is_word) {
      found[c] = cost.NEVER;
    } else if (forms[c].folded == own.folded) {
      found[c] = stays + cost.RECASES;
    } else {
      const Cost alike = forms[c].start != own.start ? cost.REWORDS : cost.REWORDS / 2;
      found[c] = stays + alike + std::abs(weight - other_weight) + (weight + other_weight) * 2 / 5;
    }
  }
  return found;
}

}  // namespace

}  // namespace articlediff
