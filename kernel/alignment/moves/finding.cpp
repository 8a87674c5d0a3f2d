// Twin of articlediff/alignment/moves/finding.py.
#include <algorithm>
#include <climits>

#include "../tidying/tidying.hpp"
#include "moves.hpp"

namespace articlediff {

namespace {

class Free {
 public:
  explicit Free(const Stretches& all);
  std::optional<Stretch> around(Index first, Index stop) const;
  void take(Index first, Index stop);

  Stretches stretches;

 private:
  // The number of the last stretch that begins with the token or before it, plus one.
  Index after(Index first) const;
};

struct Area {
  Bounds core, reach;
};

class Search {
 public:
  Search(Problem& problem, const Matches& matches, const Fillings& fillings);
  void take_all(Index size, Cost least);

  Moves moves;

 private:
  std::optional<Move> passage(const std::vector<Bounds>& areas);
  void take(const Move& move);
  std::vector<Bounds> areas(const Area& area) const;
  bool is_near_blank(Index seed) const;

  Problem& problem_;
  BoundBlanks bound_;
  Free free_a_, free_b_;
  std::int64_t budget_;
};

Stretches free_b(const Problem& problem, const Matches& matches, const Fillings& fillings);
Stretches unmatched(const Problem& problem, const Matches& matches, int side);
std::optional<Area> area_of(const Cluster& cluster, Index size, const Free& free_a, const Free& free_b);
Bounds sentences(const Problem& problem, const Bounds& core, const Bounds& area);

}  // namespace

Moves find_moves(Problem& problem, const Matches& matches, const Fillings& fillings) {
  Search search(problem, matches, fillings);
  search.take_all(static_cast<Index>(cost.SEED), cost.LEAST_SEEDS);
  if (!problem.blanks.empty()) search.take_all(1, cost.LEAST_LONE_SEEDS);
  std::stable_sort(search.moves.begin(), search.moves.end(),
                   [](const Move& one, const Move& other) { return one.bounds.b0 < other.bounds.b0; });
  return search.moves;
}

namespace {

Search::Search(Problem& problem, const Matches& matches, const Fillings& fillings)
    : problem_(problem),
      bound_(bound_by(problem, matches, fillings)),
      free_a_(unmatched(problem, matches, 0)),
      free_b_(free_b(problem, matches, fillings)),
      budget_(cost.SEARCHED * (problem.whole.a1 + static_cast<std::int64_t>(problem.whole.b1)) + cost.LEAST_SEARCHED) {}

void Search::take_all(Index size, Cost least) {
  std::vector<Cluster> queue = clusters(problem_, free_a_.stretches, free_b_.stretches, size);
  // A heap has its largest in front: the likeliest.
  const auto is_less_likely = [](const Cluster& one, const Cluster& other) { return is_likelier(other, one); };
  std::make_heap(queue.begin(), queue.end(), is_less_likely);
  while (!queue.empty()) {
    std::pop_heap(queue.begin(), queue.end(), is_less_likely);
    const Cluster cluster = std::move(queue.back());
    queue.pop_back();
    problem_.call.tick(static_cast<std::int64_t>(cluster.size()));
    const bool is_near = size == cost.SEED && is_near_blank(cluster.front().i);
    if (static_cast<Cost>(cluster.size()) < least && !is_near) continue;
    if (const auto area = area_of(cluster, size, free_a_, free_b_)) {
      const std::optional<Move> move = passage(areas(*area));
      if (budget_ < 0) break;
      if (!move) continue;
      take(*move);
    }
    budget_ -= static_cast<std::int64_t>(cluster.size());
    for (Cluster& remainder : free_clusters(cluster, free_a_.stretches, free_b_.stretches, size)) {
      queue.push_back(std::move(remainder));
      std::push_heap(queue.begin(), queue.end(), is_less_likely);
    }
  }
}

std::optional<Move> Search::passage(const std::vector<Bounds>& areas) {
  const Strand &a = problem_.a, &b = problem_.b;
  std::int64_t size = 0;
  for (const Bounds& area : areas) size += area.a_size() + area.b_size();
  budget_ -= size;
  if (budget_ < 0) return std::nullopt;
  problem_.call.searched_for_moves += size;
  std::optional<Move> best;
  for (const Bounds& area : areas) {
    std::optional<Move> move = passage_within(problem_, bound_, area);
    if (move && (!best || shared(a, b, *move) > shared(a, b, *best))) best = std::move(move);
  }
  return best && is_passage(a, b, *best) ? best : std::nullopt;
}

void Search::take(const Move& move) {
  moves.push_back(move);
  for (const Filling& filling : move.fillings) bound_.taken[filling.blank] = 1;
  free_a_.take(move.bounds.a0, move.bounds.a1);
  free_b_.take(move.bounds.b0, move.bounds.b1);
}

std::vector<Bounds> Search::areas(const Area& area) const {
  if (problem_.blanks_within(area.reach).empty()) return {area.reach};
  return {area.reach, sentences(problem_, area.core, area.reach)};
}

bool Search::is_near_blank(Index seed) const {
  const Places& places = problem_.places;
  const auto at = std::lower_bound(places.begin(), places.end(), seed - cost.NEAR_SEED);
  return at != places.end() && *at <= seed + cost.SEED + cost.NEAR_SEED;
}

Free::Free(const Stretches& all) {
  for (const Stretch& stretch : all) {
    if (stretch.stop - stretch.start >= cost.LEAST_LONE_SEEDS) stretches.push_back(stretch);
  }
}

std::optional<Stretch> Free::around(Index first, Index stop) const {
  const Index after_it = after(first);
  if (!after_it || stop > stretches[after_it - 1].stop) return std::nullopt;
  return stretches[after_it - 1];
}

void Free::take(Index first, Index stop) {
  const Index at = after(first) - 1;
  const auto [start, end] = stretches.at(at);
  Stretches left;
  if (start < first) left.push_back({start, first});
  if (stop < end) left.push_back({stop, end});
  stretches.erase(stretches.begin() + at);
  stretches.insert(stretches.begin() + at, left.begin(), left.end());
}

Index Free::after(Index first) const {
  const auto found = std::upper_bound(stretches.begin(), stretches.end(), Stretch{first, INT_MAX});
  return static_cast<Index>(found - stretches.begin());
}

Stretches free_b(const Problem& problem, const Matches& matches, const Fillings& fillings) {
  Stretches filled;
  for (const Filling& filling : fillings) {
    if (filling.stop - filling.start <= cost.SHORT_FILLING) filled.push_back({filling.start, filling.stop});
  }
  return cut_out(unmatched(problem, matches, 1), filled);
}

Stretches unmatched(const Problem& problem, const Matches& matches, int side) {
  Stretches found;
  for (const Bounds& bounds : between(matches, problem.whole)) found.push_back(bounds.side(side));
  return found;
}

std::optional<Area> area_of(const Cluster& cluster, Index size, const Free& free_a, const Free& free_b) {
  const Index reach = static_cast<Index>(cost.SEED_REACH);
  const auto by_j = [](const Seed& one, const Seed& other) { return one.j() < other.j(); };
  const auto [least, largest] = std::minmax_element(cluster.begin(), cluster.end(), by_j);
  const Bounds core{cluster.front().i, cluster.back().i + size, least->j(), largest->j() + size};
  const auto stretch_a = free_a.around(core.a0, core.a1), stretch_b = free_b.around(core.b0, core.b1);
  if (!stretch_a || !stretch_b) return std::nullopt;
  return Area{core,
              {std::max(stretch_a->start, core.a0 - reach), std::min(stretch_a->stop, core.a1 + reach),
               std::max(stretch_b->start, core.b0 - reach), std::min(stretch_b->stop, core.b1 + reach)}};
}

Bounds sentences(const Problem& problem, const Bounds& core, const Bounds& area) {
  const Strand &a = problem.a, &b = problem.b;
  return {sentence_start(a, core.a0, area.a0), sentence_end(a, core.a1, area.a1),
          sentence_start(b, core.b0, area.b0), sentence_end(b, core.b1, area.b1)};
}

}  // namespace

}  // namespace articlediff
