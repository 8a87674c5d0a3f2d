// Twin of articlediff/alignment/moves/seeds.py.
#include <algorithm>
#include <map>

#include "../chain/chain.hpp"
#include "moves.hpp"

namespace articlediff {

namespace {

std::vector<Cluster> near_one_another(Cluster seeds, const Stretches& free_a, const Stretches& free_b);
bool lies_in(const Stretches& stretches, Index first, Index size);
Index stretch_of(const Stretches& stretches, Index token);
bool weighs(const Strand& strand, Index first, Index size);

// Tells whether a bar is inside a row of tokens.
bool is_crossed(const Problem& problem, Index first, Index size) {
  const auto bar = std::upper_bound(problem.bars.begin(), problem.bars.end(), first);
  return bar != problem.bars.end() && *bar < first + size;
}

Index tokens(const Stretches& stretches) {
  Index found = 0;
  for (const Stretch& stretch : stretches) found += stretch.stop - stretch.start;
  return found;
}

}  // namespace

std::vector<Cluster> clusters(Problem& problem, const Stretches& free_a, const Stretches& free_b, Index size) {
  const Places &a = problem.a.keys, &b = problem.b.keys;
  // Only rows that both have are given a list of places.
  Rows rows(a, size, tokens(free_a));
  Places numbers;
  for (const auto& [start, stop] : free_a) {
    for (Index i = start; i + size <= stop; ++i) numbers.push_back(rows.add(i));
  }
  std::vector<std::optional<std::size_t>> shared(rows.count());
  std::vector<BothPlaces> places;
  for (const auto& [start, stop] : free_b) {
    for (Index j = start; j + size <= stop; ++j) {
      const Index number = rows.find(b, j);
      if (number < 0) continue;
      if (!shared[number]) {
        shared[number] = places.size();
        places.emplace_back();
      }
      places[*shared[number]].b.push_back(j);
    }
  }
  auto number = numbers.begin();
  for (const auto& [start, stop] : free_a) {
    for (Index i = start; i + size <= stop; ++i, ++number) {
      if (shared[*number]) places[*shared[*number]].a.push_back(i);
    }
  }
  Cluster seeds;
  for (const auto& [found_a, found_b] : places) {
    if (static_cast<Cost>(std::max(found_a.size(), found_b.size())) > cost.MOST_PLACES) continue;
    for (const Index i : found_a) {
      if (is_crossed(problem, i, size) || !weighs(problem.a, i, size)) continue;
      for (const Index j : found_b) seeds.push_back({j - i, i});
    }
  }
  problem.call.tick(tokens(free_a) + tokens(free_b));
  std::vector<Cluster> found = near_one_another(std::move(seeds), free_a, free_b);
  std::sort(found.begin(), found.end(), is_likelier);
  return found;
}

std::vector<Cluster> free_clusters(const Cluster& seeds, const Stretches& free_a, const Stretches& free_b, Index size) {
  Cluster left;
  for (const Seed& seed : seeds) {
    if (lies_in(free_a, seed.i, size) && lies_in(free_b, seed.j(), size)) left.push_back(seed);
  }
  return near_one_another(std::move(left), free_a, free_b);
}

bool is_likelier(const Cluster& one, const Cluster& other) {
  if (one.size() != other.size()) return one.size() > other.size();
  return one.front() < other.front();
}

namespace {

std::vector<Cluster> near_one_another(Cluster seeds, const Stretches& free_a, const Stretches& free_b) {
  std::sort(seeds.begin(), seeds.end());
  // The number of the last cluster in a band of diagonals, between two free stretches.
  std::map<std::tuple<Cost, Index, Index>, std::size_t> bands;
  std::vector<Cluster> found;
  for (const Seed& seed : seeds) {
    const auto band = std::make_tuple(floored(seed.diagonal, cost.DRIFT), stretch_of(free_a, seed.i),
                                      stretch_of(free_b, seed.j()));
    const auto [last, is_new] = bands.emplace(band, found.size());
    if (is_new || seed.i - found[last->second].back().i > cost.SEED_REACH) {
      last->second = found.size();
      found.emplace_back();
    }
    found[last->second].push_back(seed);
  }
  return found;
}

bool lies_in(const Stretches& stretches, Index first, Index size) {
  const Index at = stretch_of(stretches, first) - 1;
  return at >= 0 && first + size <= stretches[at].stop;
}

Index stretch_of(const Stretches& stretches, Index token) {
  const auto after = std::upper_bound(stretches.begin(), stretches.end(), token,
                                      [](Index place, const Stretch& stretch) { return place < stretch.start; });
  return static_cast<Index>(after - stretches.begin());
}

bool weighs(const Strand& strand, Index first, Index size) {
  return strand.weight(first, first + size) >= std::min(cost.SEED_WEIGHT, size * cost.CONTENT_WEIGHT);
}

}  // namespace

}  // namespace articlediff
