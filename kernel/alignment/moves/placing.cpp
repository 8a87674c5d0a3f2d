// Twin of articlediff/alignment/moves/placing.py.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "../chain/chain.hpp"
#include "moves.hpp"

namespace articlediff {

namespace {

// A passage that moved, or the whole, with the passages that fit into it.
struct Frame {
  Move move;
  std::set<Match> staying;
};

class Passages {
 public:
  explicit Passages(const Matches& passages);
  Matches beside(const Bounds& bounds) const;

 private:
  Matches by_side_[2];
};

Sides free_sides(const Problem& problem, const Matches& matches, const Moves& moves);
Matches passages_of(const Matches& pairs, const std::unordered_set<Index>& filled);
Frame with_those_that_fit(const Problem& problem, const Move& frame, const Matches& passages);
bool fits(const Match& passage, const Bounds& bounds, const std::vector<Bounds>& pins);
Matches without(const Matches& matches, const Matches& passages);
void add_outside(Matches& found, const Match& match, int side, const Stretches& holes);
void add_around(Moves& found, const Problem& problem, const Move& move, const Matches& holes);
bool lies_across(const Filling& filling, const Matches& holes);
Matches parted(const Match& match, const Places& bars);

Matches without_those(const Matches& passages, const std::set<Match>& staying) {
  Matches found;
  std::copy_if(passages.begin(), passages.end(), std::back_inserter(found),
               [&](const Match& passage) { return !staying.count(passage); });
  return found;
}

}  // namespace

Placed with_whole_sentences_placed(Problem& problem, const Matches& matches, const Fillings& fillings,
                                   const Moves& moves, std::optional<Cost> longest) {
  const Sides free = free_sides(problem, matches, moves);
  if (free.a.empty() || free.b.empty()) return {matches, moves};
  Matches every = matches;
  Fillings filled = fillings;
  for (const Move& move : moves) {
    append(every, move.matches);
    append(filled, move.fillings);
  }
  Sides matched;
  std::unordered_set<Index> places;
  for (const Filling& filling : filled) {
    const Blank& blank = problem.blanks[filling.blank];
    places.insert(blank.at);
    matched.a.push_back({blank.at, blank.end()});
    if (!longest || filling.stop - filling.start <= *longest) matched.b.push_back({filling.start, filling.stop});
  }
  std::sort(matched.a.begin(), matched.a.end());
  std::sort(matched.b.begin(), matched.b.end());
  const Matches pairs = broken_pairs(problem, every, free, matched);
  if (pairs.empty()) return {matches, moves};
  Matches passages = passages_of(pairs, places);
  std::vector<Frame> in_moves;
  std::set<Match> staying;
  const Passages all(passages);
  for (const Move& move : moves) {
    in_moves.push_back(with_those_that_fit(problem, move, all.beside(move.bounds)));
    staying.insert(in_moves.back().staying.begin(), in_moves.back().staying.end());
  }
  passages = without_those(passages, staying);
  const Frame whole = with_those_that_fit(problem, {problem.whole, matches, fillings}, passages);
  const Passages left(passages);
  Moves parts;
  for (const Frame& frame : in_moves) add_around(parts, problem, frame.move, left.beside(frame.move.bounds));
  for (const Match& passage : without_those(passages, whole.staying)) {
    parts.push_back({passage.bounds(), parted(passage, problem.bars), {}});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Move& one, const Move& other) { return one.bounds.b0 < other.bounds.b0; });
  return {whole.move.matches, parts};
}

namespace {

Sides free_sides(const Problem& problem, const Matches& matches, const Moves& moves) {
  const std::vector<Bounds> unmatched = between(matches, problem.whole);
  Sides found;
  for (const int side : {0, 1}) {
    Stretches stretches, holes, &free = side ? found.b : found.a;
    const auto add = [side](Stretches& to, const Bounds& bounds) {
      const Stretch stretch = bounds.side(side);
      if (stretch.start < stretch.stop) to.push_back(stretch);
    };
    for (const Bounds& bounds : unmatched) add(stretches, bounds);
    for (const Move& move : moves) holes.push_back(move.bounds.side(side));
    std::sort(holes.begin(), holes.end());
    free = cut_out(stretches, holes);
    for (const Move& move : moves) {
      for (const Bounds& bounds : between(move.matches, move.bounds)) add(free, bounds);
    }
    std::sort(free.begin(), free.end());
  }
  return found;
}

Passages::Passages(const Matches& passages) : by_side_{passages, passages} {
  std::sort(by_side_[0].begin(), by_side_[0].end());
  std::stable_sort(by_side_[1].begin(), by_side_[1].end(),
                   [](const Match& one, const Match& other) { return one.b < other.b; });
}

Matches Passages::beside(const Bounds& bounds) const {
  std::set<Match> found;
  for (const int side : {0, 1}) {
    const Matches& ordered = by_side_[side];
    const auto [start, end] = bounds.side(side);
    auto near = std::upper_bound(ordered.begin(), ordered.end(), start,
                                 [side](Index place, const Match& match) { return place < match.side(side); });
    if (near != ordered.begin() && std::prev(near)->side(side) + std::prev(near)->length > start) --near;
    for (; near != ordered.end() && near->side(side) < end; ++near) found.insert(*near);
  }
  return {found.begin(), found.end()};
}

Matches passages_of(const Matches& pairs, const std::unordered_set<Index>& filled) {
  Matches passages;
  for (const Match& pair : pairs) {
    if (!passages.empty() && !filled.count(pair.a)) {
      Match& last = passages.back();
      if (last.a_end() == pair.a && last.b_end() == pair.b) {
        last.length += pair.length;
        continue;
      }
    }
    passages.push_back(pair);
  }
  return passages;
}

Frame with_those_that_fit(const Problem& problem, const Move& frame, const Matches& passages) {
  if (passages.empty()) return {frame, {}};
  Matches kept = without(frame.matches, passages);
  std::vector<Bounds> pins;
  for (const Match& match : kept) pins.push_back(match.bounds());
  for (const Filling& filling : frame.fillings) pins.push_back(problem.place(filling));
  std::sort(pins.begin(), pins.end());
  Matches fitting;
  for (const Match& passage : passages) {
    if (fits(passage, frame.bounds, pins)) fitting.push_back(passage);
  }
  const Matches chain = heaviest_chain(fitting);
  const std::set<Match> staying(chain.begin(), chain.end());
  for (const Match& passage : staying) append(kept, parted(passage, problem.bars));
  std::sort(kept.begin(), kept.end());
  return {{frame.bounds, joined_matches(kept, problem), frame.fillings}, staying};
}

bool fits(const Match& passage, const Bounds& bounds, const std::vector<Bounds>& pins) {
  const auto [a, a_end, b, b_end] = passage.bounds();
  const auto after = std::upper_bound(pins.begin(), pins.end(), a,
                                      [](Index place, const Bounds& pin) { return place < pin.a0; });
  const bool is_first = after == pins.begin(), is_last = after == pins.end();
  const Bounds before = is_first ? Bounds{bounds.a0, bounds.a0, bounds.b0, bounds.b0} : *(after - 1);
  const Index next_a = is_last ? bounds.a1 : after->a0, next_b = is_last ? bounds.b1 : after->b0;
  return before.a1 <= a && a_end <= next_a && before.b1 <= b && b_end <= next_b;
}

Matches without(const Matches& matches, const Matches& passages) {
  Matches left = matches;
  for (const int side : {0, 1}) {
    Stretches holes;
    for (const Match& passage : passages) {
      holes.push_back({passage.side(side), passage.side(side) + passage.length});
    }
    std::sort(holes.begin(), holes.end());
    Matches found;
    for (const Match& match : left) add_outside(found, match, side, holes);
    left = std::move(found);
  }
  return left;
}

// Adds the parts of the match that lie in none of the holes.
void add_outside(Matches& found, const Match& match, int side, const Stretches& holes) {
  const Index start = match.side(side), end = start + match.length;
  auto hole = std::upper_bound(holes.begin(), holes.end(), start,
                               [](Index place, const Stretch& hole) { return place < hole.stop; });
  Index first = start;
  const auto add = [&](Index stop) {
    if (first < stop) found.push_back({match.a + first - start, match.b + first - start, stop - first});
  };
  for (; hole != holes.end() && hole->start < end; ++hole) {
    add(std::clamp(hole->start, start, end));
    first = std::clamp(hole->stop, start, end);
  }
  add(end);
}

// Adds the parts of a moved passage that are left where others came out of it, or out of what fills its blanks.
void add_around(Moves& found, const Problem& problem, const Move& move, const Matches& holes) {
  if (holes.empty()) {
    found.push_back(move);
    return;
  }
  struct Pin {
    Bounds bounds;
    const Filling* filling;
  };
  std::vector<Pin> pins;
  for (const Match& match : move.matches) pins.push_back({match.bounds(), nullptr});
  for (const Filling& filling : move.fillings) {
    if (lies_across(filling, holes)) continue;
    pins.push_back({problem.place(filling), &filling});
  }
  std::stable_sort(pins.begin(), pins.end(), [](const Pin& x, const Pin& y) { return x.bounds < y.bounds; });
  const auto is_apart = [&](const Bounds& one, const Bounds& other) {
    return std::any_of(holes.begin(), holes.end(), [&](const Match& hole) {
      return (one.a1 <= hole.a && hole.a < other.a0) || (one.b1 <= hole.b && hole.b < other.b0);
    });
  };
  for (std::size_t first = 0, k = 0; first < pins.size(); first = k) {
    Move part{};
    do {
      const auto& [bounds, filling] = pins[k];
      if (filling) {
        part.fillings.push_back(*filling);
      } else {
        part.matches.push_back({bounds.a0, bounds.b0, bounds.a_size()});
      }
      ++k;
    } while (k < pins.size() && !is_apart(pins[k - 1].bounds, pins[k].bounds));
    part.bounds = {pins[first].bounds.a0, pins[k - 1].bounds.a1, pins[first].bounds.b0, pins[k - 1].bounds.b1};
    if (!part.matches.empty()) found.push_back(part);
  }
}

bool lies_across(const Filling& filling, const Matches& holes) {
  return std::any_of(holes.begin(), holes.end(), [&](const Match& hole) {
    return filling.start < hole.b_end() && hole.b < filling.stop;
  });
}

Matches parted(const Match& match, const Places& bars) {
  Matches found;
  Index first = match.a;
  const auto add = [&](Index stop) {
    found.push_back({first, match.b + first - match.a, stop - first});
    first = stop;
  };
  auto bar = std::upper_bound(bars.begin(), bars.end(), match.a);
  for (; bar != bars.end() && *bar < match.a_end(); ++bar) add(*bar);
  add(match.a_end());
  return found;
}

}  // namespace

}  // namespace articlediff
