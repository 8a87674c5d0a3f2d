// Twin of articlediff/alignment/chain/anchors.py.
#include <algorithm>
#include <numeric>

#include "chain.hpp"

namespace articlediff {

namespace {

struct Pair {
  Index i, j;
};
using Pairs = std::vector<Pair>;

struct Link {
  Index b;
  std::int64_t tokens;
  Index number;
};

constexpr Index NONE = -1;

Pairs unique_words(Problem& problem, const Bounds& bounds);
Places rare(Places& times, const Places& keys, Index start, Index stop);
Pairs unique_pairs(Problem& problem, const BothPlaces& places, Index size);
Matches around(const Problem& problem, const Bounds& bounds, const Pairs& pairs);
Bounds room(const Problem& problem, const Bounds& bounds, Index place);
Match grown(const Problem& problem, const Bounds& room, Index i, Index j);
Matches joined_pairs(const Pairs& pairs, Index size);
Matches apart(const Matches& chain);

}  // namespace

Matches word_runs(Problem& problem, const Bounds& bounds) {
  return around(problem, bounds, unique_words(problem, bounds));
}

Matches rare_word_runs(Problem& problem, const Bounds& bounds) {
  Places& times = problem.call.times_a;
  // A rare word with its neighbours is a row of three that begins one token before it.
  BothPlaces places{rare(times, problem.a.keys, bounds.a0, bounds.a1), rare(times, problem.b.keys, bounds.b0, bounds.b1)};
  Pairs pairs = unique_pairs(problem, places, 3);
  for (Pair& pair : pairs) pair = {pair.i + 1, pair.j + 1};
  return around(problem, bounds, pairs);
}

BothPlaces shared_places(Problem& problem, const Bounds& bounds) {
  const Places &a = problem.a.keys, &b = problem.b.keys;
  Rows rows(a, 3, std::max(0, bounds.a_size() - 2));
  Places numbers;
  for (Index place = bounds.a0; place + 3 <= bounds.a1; ++place) numbers.push_back(rows.add(place));
  BothPlaces found;
  Flags shared(rows.count());
  for (Index place = bounds.b0; place + 3 <= bounds.b1; ++place) {
    const Index number = rows.find(b, place);
    if (number == NONE) continue;
    shared[number] = 1;
    found.b.push_back(place);
  }
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (shared[numbers[k]]) found.a.push_back(bounds.a0 + static_cast<Index>(k));
  }
  problem.call.tick(bounds.a_size() + bounds.b_size());
  return found;
}

Matches gram_runs(Problem& problem, const Bounds& bounds, Index size, const BothPlaces& places) {
  problem.call.cut_into_rows += bounds.a_size() + bounds.b_size();
  const auto fitting = [size](const Places& some, Index end) {
    Places found;
    std::copy_if(some.begin(), some.end(), std::back_inserter(found), [&](Index k) { return k + size <= end; });
    return found;
  };
  Pairs pairs = unique_pairs(problem, {fitting(places.a, bounds.a1), fitting(places.b, bounds.b1)}, size);
  const Places& bars = problem.bars;
  const auto is_crossed = [&](const Pair& pair) {
    const auto bar = std::upper_bound(bars.begin(), bars.end(), pair.i);
    return bar != bars.end() && *bar < pair.i + size;
  };
  pairs.erase(std::remove_if(pairs.begin(), pairs.end(), is_crossed), pairs.end());
  return joined_pairs(pairs, size);
}

Rows::Rows(const Places& keys, Index size, std::size_t most) : keys_(keys), size_(size) {
  std::size_t slots = 8;
  while (slots < 2 * most) slots *= 2;
  slots_.assign(slots, NONE);
  first_.reserve(std::min<std::size_t>(most, 1024));
}

Index Rows::add(Index place) {
  const std::size_t at = slot(&keys_[place]);
  if (slots_[at] == NONE) {
    slots_[at] = count();
    first_.push_back(place);
  }
  return slots_[at];
}

Index Rows::find(const Places& keys, Index place) const { return slots_[slot(&keys[place])]; }

std::size_t Rows::slot(const Index* row) const {
  std::uint64_t hash = 0;
  for (Index k = 0; k < size_; ++k) {
    hash = (hash ^ static_cast<std::uint64_t>(row[k])) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  }
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != NONE && !std::equal(row, row + size_, &keys_[first_[slots_[at]]])) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

namespace {

// unique_pairs for single words, which are numbers already.
Pairs unique_words(Problem& problem, const Bounds& bounds) {
  Call& call = problem.call;
  const Places &a = problem.a.keys, &b = problem.b.keys;
  for (Index i = bounds.a0; i < bounds.a1; ++i) ++call.times_a[a[i]];
  for (Index j = bounds.b0; j < bounds.b1; ++j) {
    ++call.times_b[b[j]];
    call.place_b[b[j]] = j;
  }
  Pairs pairs;
  for (Index i = bounds.a0; i < bounds.a1; ++i) {
    if (call.times_a[a[i]] == 1 && call.times_b[a[i]] == 1) pairs.push_back({i, call.place_b[a[i]]});
  }
  for (Index i = bounds.a0; i < bounds.a1; ++i) call.times_a[a[i]] = 0;
  for (Index j = bounds.b0; j < bounds.b1; ++j) call.times_b[b[j]] = 0;
  call.tick(bounds.a_size() + bounds.b_size());
  return pairs;
}

// Returns the places of the rows of three around rare words.
Places rare(Places& times, const Places& keys, Index start, Index stop) {
  for (Index k = start; k < stop; ++k) ++times[keys[k]];
  Places found;
  for (Index k = start + 1; k < stop - 1; ++k) {
    if (times[keys[k]] <= cost.RARE) found.push_back(k - 1);
  }
  for (Index k = start; k < stop; ++k) times[keys[k]] = 0;
  return found;
}

Pairs unique_pairs(Problem& problem, const BothPlaces& places, Index size) {
  Rows rows(problem.a.keys, size, places.a.size());
  Places numbers, times_a, times_b, place_b;
  for (const Index place : places.a) {
    numbers.push_back(rows.add(place));
    times_a.resize(rows.count());
    ++times_a[numbers.back()];
  }
  times_b.resize(rows.count());
  place_b.resize(rows.count());
  for (const Index place : places.b) {
    const Index number = rows.find(problem.b.keys, place);
    if (number == NONE) continue;
    ++times_b[number];
    place_b[number] = place;
  }
  Pairs pairs;
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    const Index number = numbers[k];
    if (times_a[number] == 1 && times_b[number] == 1) pairs.push_back({places.a[k], place_b[number]});
  }
  problem.call.tick(static_cast<std::int64_t>(places.a.size() + places.b.size()));
  return pairs;
}

Matches around(const Problem& problem, const Bounds& bounds, const Pairs& pairs) {
  Matches runs;
  Index a_end = bounds.a0 - 1, b_end = bounds.a0 - 1;
  for (const auto& [i, j] : pairs) {
    if (i < a_end && a_end - i == b_end - j) continue;
    runs.push_back(grown(problem, room(problem, bounds, i), i, j));
    a_end = runs.back().a_end();
    b_end = runs.back().b_end();
  }
  std::sort(runs.begin(), runs.end());
  return runs;
}

Bounds room(const Problem& problem, const Bounds& bounds, Index place) {
  const auto after = std::upper_bound(problem.bars.begin(), problem.bars.end(), place);
  const Index first = after != problem.bars.begin() ? std::max(bounds.a0, *(after - 1)) : bounds.a0;
  const Index stop = after != problem.bars.end() ? std::min(bounds.a1, *after) : bounds.a1;
  return {first, stop, bounds.b0, bounds.b1};
}

Match grown(const Problem& problem, const Bounds& room, Index i, Index j) {
  const Places &a = problem.a.keys, &b = problem.b.keys;
  Index k = i + 1, m = j + 1;
  for (; i > room.a0 && j > room.b0 && a[i - 1] == b[j - 1]; --i, --j) {
  }
  for (; k < room.a1 && m < room.b1 && a[k] == b[m]; ++k, ++m) {
  }
  return {i, j, k - i};
}

Matches joined_pairs(const Pairs& pairs, Index size) {
  Matches runs;
  for (std::size_t first = 0, k = 1; first < pairs.size(); first = k++) {
    while (k < pairs.size() && pairs[k].i == pairs[k - 1].i + 1 && pairs[k].j == pairs[k - 1].j + 1) ++k;
    runs.push_back({pairs[first].i, pairs[first].j, pairs[k - 1].i - pairs[first].i + size});
  }
  return runs;
}

}  // namespace

Matches heaviest_chain(const Matches& runs) {
  std::vector<Link> front;
  Places previous;
  for (std::size_t number = 0; number < runs.size(); ++number) {
    const Match& run = runs[number];
    const auto is_before = [](const Link& link, Index b) { return link.b < b; };
    const auto at = std::lower_bound(front.begin(), front.end(), run.b, is_before);
    const bool is_first = at == front.begin();
    const std::int64_t tokens = run.length + (is_first ? 0 : (at - 1)->tokens);
    previous.push_back(is_first ? NONE : (at - 1)->number);
    if (at != front.end() && at->b == run.b && at->tokens >= tokens) continue;
    const auto stop = std::find_if(at, front.end(), [&](const Link& link) { return link.tokens > tokens; });
    const Link link{run.b, tokens, static_cast<Index>(number)};
    if (stop == at) {
      front.insert(at, link);
    } else {
      *at = link;
      front.erase(at + 1, stop);
    }
  }
  Matches chain;
  for (Index last = front.empty() ? NONE : front.back().number; last != NONE; last = previous[last]) {
    chain.push_back(runs[last]);
  }
  std::reverse(chain.begin(), chain.end());
  return apart(chain);
}

namespace {

Matches apart(const Matches& chain) {
  Matches apart;
  for (Match run : chain) {
    if (!apart.empty()) {
      const Match& before = apart.back();
      const Index overlap = std::max({0, before.a_end() - run.a, before.b_end() - run.b});
      run = {run.a + overlap, run.b + overlap, run.length - overlap};
    }
    if (run.length > 0) apart.push_back(run);
  }
  return apart;
}

}  // namespace

}  // namespace articlediff
