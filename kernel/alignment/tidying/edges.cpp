// Twin of articlediff/alignment/tidying/edges.py.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "tidying.hpp"

namespace articlediff {

namespace {

std::optional<Match> first_stop(const Strand& a, const Strand& b, const Bounds& change, const Match& match);

Matches not_empty(const Matches& matches) {
  Matches found;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(found),
               [](const Match& match) { return match.length != 0; });
  return found;
}

}  // namespace

Matches with_own_stops(const Problem& problem, const Matches& matches, const Fillings& fillings) {
  const Strand &a = problem.a, &b = problem.b;
  std::unordered_map<Index, Index> filled;
  for (const Filling& filling : fillings) filled[problem.ends[filling.blank]] = filling.stop;
  Matches done;
  for (Match match : matches) {
    const auto found = filled.find(match.a);
    const Index stop = found == filled.end() ? match.b : found->second;
    if (stop < match.b && b.keys[stop] == a.keys[match.a] && b.opens_sentence(stop + 1)) {
      done.push_back({match.a, stop, 1});
      match = {match.a + 1, match.b + 1, match.length - 1};
    }
    done.push_back(match);
  }
  return not_empty(done);
}

Matches parted_at_sentences(const Problem& problem, const Matches& matches, const Edges& filled,
                            const Bounds& bounds) {
  const Strand &a = problem.a, &b = problem.b;
  const std::vector<Bounds> changes = between(matches, bounds);
  Matches done;
  for (std::size_t number = 0; number < matches.size(); ++number) {
    const Bounds& change = changes[number];
    Match match = matches[number];
    if (change.a0 < change.a1 && change.b0 < change.b1 && match.length > 1 &&
        !filled.has_within(change.a0, change.a1)) {
      if (const auto stop = first_stop(a, b, change, match)) {
        done.push_back(*stop);
        match = {match.a + 1, match.b + 1, match.length - 1};
      }
    }
    done.push_back(match);
  }
  return done;
}

namespace {

std::optional<Match> first_stop(const Strand& a, const Strand& b, const Bounds& change, const Match& match) {
  if (a.weights[match.a] > cost.SIGN_WEIGHT) return std::nullopt;
  if (!a.opens_sentence(match.a + 1) || !b.opens_sentence(match.b + 1)) return std::nullopt;
  const bool is_removed = change.a_size() > change.b_size();
  const Strand& strand = is_removed ? a : b;
  const auto [start, stop] = change.side(!is_removed);
  const Index shorter = std::min(change.a_size(), change.b_size());
  for (Index k = start + 1; k < std::min<std::int64_t>(stop, start + 2LL * shorter + 2); ++k) {
    if (strand.keys[k] == a.keys[match.a] && strand.opens_sentence(k + 1) && stop - k > cost.SENTENCE_START) {
      return is_removed ? Match{k, match.b, 1} : Match{match.a, k, 1};
    }
  }
  return std::nullopt;
}

}  // namespace

Matches with_whole_sentences(const Problem& problem, const Matches& matches, const Edges& filled,
                             const Bounds& bounds) {
  const Strand &a = problem.a, &b = problem.b;
  const std::vector<Bounds> changes = between(matches, bounds);
  Matches done = matches;
  for (std::size_t number = 0; number < changes.size(); ++number) {
    const Bounds& change = changes[number];
    const bool is_short = std::min(change.a_size(), change.b_size()) < cost.LONG_EDIT;
    if (is_short || filled.has_within(change.a0, change.a1)) continue;
    if (number) done[number - 1] = without_start(a, b, done[number - 1]);
    if (number < matches.size()) done[number] = without_end(a, b, done[number]);
  }
  return not_empty(done);
}

Match without_start(const Strand& a, const Strand& b, const Match& match) {
  for (Index shift = 1; shift <= std::min<std::int64_t>(cost.SENTENCE_START, match.length); ++shift) {
    const Index i = match.a_end() - shift, j = match.b_end() - shift;
    if (!a.opens_sentence(i) || !b.opens_sentence(j)) continue;
    return a.weight(i, match.a_end()) <= cost.ISLAND ? Match{match.a, match.b, match.length - shift} : match;
  }
  return match;
}

Match without_end(const Strand& a, const Strand& b, const Match& match) {
  for (Index shift = 0; shift <= std::min<std::int64_t>(cost.SENTENCE_START, match.length); ++shift) {
    const Index i = match.a + shift, j = match.b + shift;
    if (i == a.size || j == b.size || (a.opens_sentence(i) && b.opens_sentence(j))) {
      return {i, j, match.length - shift};
    }
    if (a.weights[i] > cost.SIGN_WEIGHT) break;
  }
  return match;
}

}  // namespace articlediff
