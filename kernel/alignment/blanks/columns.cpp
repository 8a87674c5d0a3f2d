// Twin of articlediff/alignment/blanks/columns.py.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

namespace {

Insertions insertions_of(Problem& problem, const Bounds& bounds, const Flags& opens);
Flags opens_of(const Strand& b, Index first, Index stop);
Flags lines_of(Vocabulary& vocabulary, const CostColumns& columns);
CostList seams_of(Vocabulary& vocabulary, const CostColumns& columns);
Cost in_name(const Letters& letters, std::int32_t weight);

CostList sums(const CostList& costs) {
  CostList found{0};
  for (const Cost each : costs) found.push_back(found.back() + each);
  return found;
}

}  // namespace

Insertions Insertions::mirrored() const {
  Insertions made{{tokens.rbegin(), tokens.rend()}, {}, {edges.rbegin(), edges.rend()}};
  for (auto before = sums.rbegin(); before != sums.rend(); ++before) made.sums.push_back(sums.back() - *before);
  return made;
}

CostList Insertions::from_start() const {
  CostList found{0};
  for (std::size_t c = 1; c < edges.size(); ++c) found.push_back(edges.front() + sums[c] + edges[c]);
  return found;
}

CostList Insertions::to_end() const {
  CostList found;
  for (std::size_t c = 0; c + 1 < edges.size(); ++c) {
    found.push_back(edges.back() + sums.back() - sums[c] + edges[c]);
  }
  found.push_back(0);
  return found;
}

bool CostColumns::has_key(Index key) const { return std::find(keys, keys + size, key) != keys + size; }

CostColumns columns(Problem& problem, const Bounds& bounds, Numbers numbers) {
  const Strand& b = problem.b;
  Vocabulary& vocabulary = problem.call.vocabulary;
  const Index first = bounds.b0, stop = bounds.b1;
  const auto has = [&](auto&& fits) {
    return std::any_of(problem.blanks.begin() + numbers.start, problem.blanks.begin() + numbers.stop, fits);
  };
  CostColumns made{};
  made.keys = b.keys.data() + first;
  made.weights = b.weights.data() + first;
  made.size = stop - first;
  made.opens = opens_of(b, first, stop);
  made.fills.assign(made.size, cost.FILL_TOKEN);
  for (Index c = 0; c < made.size && !problem.likely.empty(); ++c) {
    if (!problem.likely[first + c] && made.weights[c] > cost.SIGN_WEIGHT) made.fills[c] += cost.FILL_UNLIKELY;
  }
  if (has([](const Blank& blank) { return blank.hides_name; })) {
    for (Index c = 0; c < made.size; ++c) {
      made.name_fills.push_back(in_name(vocabulary.letters(made.keys[c]), made.weights[c]));
    }
  }
  append(made.spaces, b.spaces, first, std::min(stop + 1, b.size));
  if (stop == b.size) made.spaces.push_back(ONE_SPACE);
  if (!first && made.spaces[0] == NO_SPACE) made.spaces[0] = ONE_SPACE;
  if (has([](const Blank& blank) { return blank.is_line; })) made.lines = lines_of(vocabulary, made);
  if (has([](const Blank& blank) { return blank.words || blank.width; })) {
    if (!b.starts.empty()) {
      made.starts.assign(b.starts.begin() + first, b.starts.begin() + stop);
      made.ends.assign(b.ends.begin() + first, b.ends.begin() + stop);
    }
    made.words.push_back(1);
    for (Index c = 1; c <= made.size; ++c) made.words.push_back(made.words.back() + (made.spaces[c] != NO_SPACE));
  }
  made.insertions = insertions_of(problem, bounds, made.opens);
  made.seams = seams_of(vocabulary, made);
  return made;
}

namespace {

Insertions insertions_of(Problem& problem, const Bounds& bounds, const Flags& opens) {
  const Strand& b = problem.b;
  Vocabulary& vocabulary = problem.call.vocabulary;
  Insertions made;
  for (Index k = bounds.b0; k <= bounds.b1; ++k) {
    const std::size_t c = k - bounds.b0;
    const bool is_opened = k < bounds.b1 ? opens[c + 1] : b.opens_sentence(k + 1);
    const bool is_edge = opens[c] || (is_opened && k < b.size && vocabulary.letters(b.keys[k]).is_stop);
    made.edges.push_back(is_edge ? cost.INSERT_EDGE_OF_SENTENCE : cost.INSERT_EDGE);
    if (k == bounds.b1) break;
    const Cost insert = b.weights[k] / cost.INSERT_PER_WEIGHT;
    made.tokens.push_back(insert ? insert : 1);
  }
  made.sums = sums(made.tokens);
  return made;
}

Flags opens_of(const Strand& b, Index first, Index stop) {
  Flags opens(stop - first + 1);
  for (Index k = first; k <= stop; ++k) opens[k - first] = b.opens_sentence(k);
  if (stop == b.size) opens.back() = 1;
  return opens;
}

Flags lines_of(Vocabulary& vocabulary, const CostColumns& columns) {
  Flags lines = columns.opens;
  for (Index c = 0; c <= columns.size; ++c) {
    const bool breaks = vocabulary.breaks_line(columns.spaces[c]);
    const bool is_token = c < columns.size;
    if (breaks && is_token && vocabulary.letters(columns.keys[c]).begins_small) return {};
    if (is_token && columns.weights[c] <= cost.MASK_WEIGHT) return {};
    lines[c] = lines[c] || breaks;
  }
  return lines;
}

CostList seams_of(Vocabulary& vocabulary, const CostColumns& columns) {
  CostList seams{0};
  for (Index c = 1; c <= columns.size; ++c) {
    const bool is_one_kind = c < columns.size && vocabulary.letters(columns.keys[c - 1]).begins_with_digit ==
                                                     vocabulary.letters(columns.keys[c]).begins_with_digit;
    seams.push_back(is_one_kind ? cost.SEAM : 0);
  }
  return seams;
}

Cost in_name(const Letters& letters, std::int32_t weight) {
  if (!letters.begins_small) return cost.FILL_TOKEN;
  return cost.FILL_TOKEN + (weight == cost.CONTENT_WEIGHT ? cost.FILL_NO_NAME : cost.FILL_NO_NAME / 2);
}

}  // namespace

}  // namespace articlediff
