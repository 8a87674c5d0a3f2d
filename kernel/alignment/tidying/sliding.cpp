// Twin of articlediff/alignment/tidying/sliding.py.
#include <algorithm>
#include <cstdlib>

#include "tidying.hpp"

namespace articlediff {

namespace {

struct Slide {
  Cost edges;
  Index nearness, shift;
  auto fields() const { return std::tie(edges, nearness, shift); }
  ARTICLEDIFF_ORDERED(Slide)
};

struct Room {
  Index before, after;
};

// A change, its boundaries in the strand of the blanks, and the bounds within which those count.
struct Change {
  Stretch stretch;
  Places edges;
};

Index shift_of(const Problem& problem, const Match& left, const Match& right, const Bounds& bounds);
Room room(const Problem& problem, const Match& left, const Match& right);
Index best_shift(const Problem& problem, const Strand& strand, const Change& change, Room room, const Bounds& bounds);
Cost edge(const Problem& problem, const Strand& strand, Index index);
bool has_blank(const Problem& problem, Index place, const Bounds& bounds);

}  // namespace

Matches slid(const Problem& problem, const Matches& matches, const Bounds& bounds) {
  Matches done = matches;
  for (std::size_t number = 1; number < done.size(); ++number) {
    Match &left = done[number - 1], &right = done[number];
    const Index shift = shift_of(problem, left, right, bounds);
    left.length += shift;
    right = {right.a + shift, right.b + shift, right.length - shift};
  }
  done.erase(std::remove_if(done.begin(), done.end(), [](const Match& match) { return match.length == 0; }),
             done.end());
  return done;
}

namespace {

Index shift_of(const Problem& problem, const Match& left, const Match& right, const Bounds& bounds) {
  const Index a_end = left.a_end(), b_end = left.b_end();
  if (a_end == right.a) {
    if (b_end == right.b || has_blank(problem, a_end, bounds)) return 0;
    return best_shift(problem, problem.b, {{b_end, right.b}, {a_end}}, room(problem, left, right), bounds);
  }
  if (b_end != right.b) return 0;
  return best_shift(problem, problem.a, {{a_end, right.a}, {a_end, right.a}}, room(problem, left, right), bounds);
}

Room room(const Problem& problem, const Match& left, const Match& right) {
  const bool first = left.a == 0 && left.b == 0;
  const bool last = right.a_end() == problem.whole.a1 && right.b_end() == problem.whole.b1;
  return {left.length - !first, right.length - !last};
}

Index best_shift(const Problem& problem, const Strand& strand, const Change& change, Room room, const Bounds& bounds) {
  const Places& keys = strand.keys;
  const auto [start, stop] = change.stretch;
  const auto value = [&](Index shift) {
    return edge(problem, strand, change.stretch.start + shift) + edge(problem, strand, change.stretch.stop + shift);
  };
  Slide best{value(0), 0, 0};
  for (const Index step : {-1, 1}) {
    const Index most = step < 0 ? room.before : room.after;
    Index shift = 0;
    const auto is_blank = [&](Index edge) { return has_blank(problem, edge + shift, bounds); };
    while (std::abs(shift) < most && std::none_of(change.edges.begin(), change.edges.end(), is_blank)) {
      const Index inner = step < 0 ? start + shift - 1 : start + shift, outer = step < 0 ? stop + shift - 1 : stop + shift;
      if (keys[inner] != keys[outer]) break;
      shift += step;
      best = std::max(best, Slide{value(shift), -std::abs(shift), shift});
    }
  }
  return best.shift;
}

Cost edge(const Problem& problem, const Strand& strand, Index index) {
  if (index >= strand.size) return cost.EDGE_OF_TEXT;
  const Index space = strand.spaces[index];
  if (problem.call.vocabulary.breaks_line(space)) return cost.EDGE_OF_LINE;
  if (strand.opens_sentence(index)) return cost.EDGE_OF_SENTENCE;
  if (space == NO_SPACE) return cost.EDGE_IN_WORD;
  return index && strand.weights[index - 1] <= cost.SIGN_WEIGHT ? cost.EDGE_AFTER_SIGN : 0;
}

bool has_blank(const Problem& problem, Index place, const Bounds& bounds) {
  return bounds.a0 <= place && place <= bounds.a1 && problem.is_place(place);
}

}  // namespace

}  // namespace articlediff
