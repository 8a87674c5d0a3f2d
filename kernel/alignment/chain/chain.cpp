// Twin of articlediff/alignment/chain/chain.py.
#include "chain.hpp"

#include <algorithm>
#include <numeric>

#include "../blanks/blanks.hpp"

namespace articlediff {

namespace {

Bounds trimmed(const Problem& problem, const Bounds& bounds, Matches& matches);
Numbers blanks_of(const Problem& problem, const Bounds& stretch);
Solved solved(Problem& problem, const Bounds& stretch, Numbers numbers);
Matches anchors(Problem& problem, const Bounds& bounds, bool only_sure);
Matches rows(Problem& problem, const Bounds& bounds, const Places& sizes);
Matches dense_chain(const Matches& runs, const Bounds& bounds, Index size);
bool may_match(Problem& problem, const Bounds& bounds);

struct Work {
  Bounds stretch;
  Index depth;
};

}  // namespace

Solved chain(Problem& problem, const Bounds& bounds) {
  Solved done;
  std::vector<Work> work{{bounds, 0}};
  while (!work.empty()) {
    const auto [whole, depth] = work.back();
    work.pop_back();
    const Bounds stretch = trimmed(problem, whole, done.matches);
    const Numbers numbers = blanks_of(problem, stretch);
    const std::int64_t a_size = stretch.a_size(), b_size = stretch.b_size();
    problem.call.tick(1 + a_size + b_size);
    if (!b_size || !(a_size || !numbers.empty())) continue;
    const bool has_blanks = !numbers.empty();
    const std::int64_t cells = (a_size + numbers.size()) * b_size;
    const std::int64_t most = (has_blanks ? cost.CELLS_WITH_BLANKS : cost.CELLS) * (a_size + b_size);
    const bool is_exact = cells <= cost.MOST_CELLS && cells <= most;
    if (depth < cost.DEEPEST && !(is_exact && cells <= (has_blanks ? cost.SMALL_WITH_BLANKS : cost.SMALL))) {
      const Matches found = anchors(problem, stretch, has_blanks && cells <= cost.SURE_CELLS);
      if (!found.empty()) {
        append(done.matches, found);
        for (const Bounds& inner : between(found, stretch)) work.push_back({inner, depth + 1});
        continue;
      }
    }
    if (is_exact) {
      const Solved more = solved(problem, stretch, numbers);
      append(done.matches, more.matches);
      append(done.fillings, more.fillings);
    }
  }
  std::sort(done.matches.begin(), done.matches.end());
  std::sort(done.fillings.begin(), done.fillings.end());
  return {joined_matches(done.matches, problem), done.fillings};
}

namespace {

// Appends the common beginning and end to the matches, and returns what is left between.
Bounds trimmed(const Problem& problem, const Bounds& bounds, Matches& matches) {
  const Places &a = problem.a.keys, &b = problem.b.keys;
  const auto [a0, a1, b0, b1] = bounds;
  Index i = a0, j = b0;
  for (; i < a1 && j < b1 && a[i] == b[j] && !problem.is_bar(i); ++i, ++j) {
  }
  if (i > a0) matches.push_back({a0, b0, i - a0});
  Index k = a1, m = b1;
  for (; k > i && m > j && a[k - 1] == b[m - 1] && !problem.is_bar(k); --k, --m) {
  }
  if (k < a1) matches.push_back({k, m, a1 - k});
  return {i, k, j, m};
}

Numbers blanks_of(const Problem& problem, const Bounds& stretch) {
  Numbers numbers = problem.blanks_within(stretch);
  while (!numbers.empty() && problem.ends[numbers.stop - 1] > stretch.a1) --numbers.stop;
  return numbers;
}

Solved solved(Problem& problem, const Bounds& stretch, Numbers numbers) {
  if (!numbers.empty()) {
    Solved filled = fill(problem, numbers, stretch);
    if (stretch.a_size() > problem.blanks[numbers.start].covers) return with_neighbours_kept(problem, filled, stretch);
    return filled;
  }
  if (!may_match(problem, stretch)) return {};
  problem.call.cells += static_cast<std::int64_t>(stretch.a_size()) * stretch.b_size();
  return {minimal_matches(problem, stretch), {}};
}

Matches anchors(Problem& problem, const Bounds& bounds, bool only_sure) {
  const Index size = std::max(bounds.a_size(), bounds.b_size());
  problem.call.read_for_anchors += bounds.a_size() + bounds.b_size();
  const auto sure = [](const Matches& runs) {
    Matches found;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(found),
                 [](const Match& run) { return run.length >= cost.SURE_RUN; });
    return found;
  };
  const Matches words = word_runs(problem, bounds), runs = sure(words);
  Matches found = dense_chain(runs, bounds, 3);
  if (found.empty() && size > cost.LONG) found = dense_chain(sure(rare_word_runs(problem, bounds)), bounds, 2);
  if (found.empty()) {
    const Places &all = cost.GRAMS, first{all.front()}, last{all.back()};
    found = dense_chain(rows(problem, bounds, !runs.empty() ? first : size > cost.LONE_WORD_REACH ? all : last), bounds, 3);
  }
  if (only_sure) return found;
  if (found.empty() && size <= cost.WORD_PAIR_REACH) {
    BothPlaces places{Places(bounds.a_size()), Places(bounds.b_size())};
    std::iota(places.a.begin(), places.a.end(), bounds.a0);
    std::iota(places.b.begin(), places.b.end(), bounds.b0);
    found = dense_chain(gram_runs(problem, bounds, 2, places), bounds, 2);
  }
  if (found.empty() && size <= cost.LONE_WORD_REACH) found = dense_chain(words, bounds, 1);
  return found;
}

Matches rows(Problem& problem, const Bounds& bounds, const Places& sizes) {
  const BothPlaces places = shared_places(problem, bounds);
  for (const Index size : sizes) {
    Matches found = gram_runs(problem, bounds, size, places);
    if (!found.empty()) return found;
  }
  return {};
}

Matches dense_chain(const Matches& runs, const Bounds& bounds, Index size) {
  Matches anchors = heaviest_chain(runs);
  std::int64_t tokens = 0;
  for (const Match& anchor : anchors) tokens += anchor.length;
  if (cost.SPARSEST[size] * tokens >= std::min(bounds.a_size(), bounds.b_size())) return anchors;
  return {};
}

bool may_match(Problem& problem, const Bounds& bounds) {
  const auto [a0, a1, b0, b1] = bounds;
  const Strand &a = problem.a, &b = problem.b;
  Places& times = problem.call.times_b;
  for (Index j = b0; j < b1; ++j) times[b.keys[j]] = 1;
  Cost shared = 0, content = 0;
  for (Index i = a0; i < a1; ++i) {
    if (!times[a.keys[i]]) continue;
    ++shared;
    if (a.weights[i] == cost.CONTENT_WEIGHT) content += cost.CONTENT_WEIGHT;
  }
  for (Index j = b0; j < b1; ++j) times[b.keys[j]] = 0;
  if (!shared || std::min(a1 - a0, b1 - b0) < cost.LONG_EDIT) return shared > 0;
  return cost.WEIGHT_PER_CONTENT * content >= std::min(a.weight(a0, a1), b.weight(b0, b1));
}

}  // namespace

Matches joined_matches(const Matches& matches, const Problem& problem) {
  Matches found;
  for (const Match& match : matches) {
    if (!found.empty()) {
      Match& last = found.back();
      if (last.a_end() == match.a && last.b_end() == match.b && !problem.is_bar(match.a)) {
        last.length += match.length;
        continue;
      }
    }
    found.push_back(match);
  }
  return found;
}

}  // namespace articlediff
