// Twin of articlediff/alignment/chain/neighbours.py.
#include <algorithm>
#include <optional>
#include <unordered_set>

#include "chain.hpp"

namespace articlediff {

namespace {

// Returns the neighbour of the blank that its filling holds, and takes it out of the filling.
std::optional<Match> given_back(const Problem& problem, Filling& filling, const std::unordered_set<Index>& matched,
                                const Bounds& bounds);
void narrow(Filling& filling, Index start, Index stop);
Matches equal_ends(const Problem& problem, const Matches& matches, const Fillings& fillings, const Bounds& bounds);

}  // namespace

Solved with_neighbours_kept(Problem& problem, const Solved& solved, const Bounds& bounds) {
  Matches found = solved.matches;
  std::unordered_set<Index> matched;
  for (const Match& match : solved.matches) matched.insert(match.a);
  for (const Filling& filling : solved.fillings) {
    const Blank& blank = problem.blanks[filling.blank];
    if (blank.covers) matched.insert(blank.at);
  }
  Fillings kept;
  for (Filling filling : solved.fillings) {
    if (const auto given = given_back(problem, filling, matched, bounds)) {
      found.push_back(*given);
      matched.insert(given->a);
    }
    if (filling.start < filling.stop) kept.push_back(std::move(filling));
  }
  append(found, equal_ends(problem, found, kept, bounds));
  std::sort(found.begin(), found.end());
  return {found, kept};
}

namespace {

std::optional<Match> given_back(const Problem& problem, Filling& filling, const std::unordered_set<Index>& matched,
                                const Bounds& bounds) {
  const Places& keys = problem.a.keys;
  const auto [at, end, start, stop] = problem.place(filling);
  const auto first = problem.b.keys.begin() + start, last = problem.b.keys.begin() + stop;
  if (at > bounds.a0 && !matched.count(at - 1)) {
    for (Index place = stop; place-- > start;) {
      if (problem.b.keys[place] != keys[at - 1]) continue;
      narrow(filling, place + 1, stop);
      return Match{at - 1, place, 1};
    }
  }
  if (end < bounds.a1 && !matched.count(end)) {
    const auto found = std::find(first, last, keys[end]);
    if (found != last) {
      const Index place = start + static_cast<Index>(found - first);
      narrow(filling, start, place);
      return Match{end, place, 1};
    }
  }
  return std::nullopt;
}

void narrow(Filling& filling, Index start, Index stop) {
  Stretches others;
  for (const Stretch& other : filling.alternatives) {
    if (start <= other.start && other.stop <= stop && other != Stretch{start, stop}) others.push_back(other);
  }
  filling.start = start;
  filling.stop = stop;
  filling.alternatives = std::move(others);
}

Matches equal_ends(const Problem& problem, const Matches& matches, const Fillings& fillings, const Bounds& bounds) {
  const Places &a = problem.a.keys, &b = problem.b.keys;
  std::vector<Bounds> pins;
  for (const Match& match : matches) pins.push_back(match.bounds());
  for (const Filling& filling : fillings) pins.push_back(problem.place(filling));
  std::sort(pins.begin(), pins.end());
  pins.push_back({bounds.a1, bounds.a1, bounds.b1, bounds.b1});
  Matches found;
  Index a0 = bounds.a0, b0 = bounds.b0;
  for (const Bounds& pin : pins) {
    Index a1 = pin.a0, b1 = pin.b0;
    for (; a0 < a1 && b0 < b1 && a[a0] == b[b0]; ++a0, ++b0) found.push_back({a0, b0, 1});
    while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1]) {
      --a1;
      --b1;
      found.push_back({a1, b1, 1});
    }
    a0 = pin.a1;
    b0 = pin.b1;
  }
  return found;
}

}  // namespace

}  // namespace articlediff
