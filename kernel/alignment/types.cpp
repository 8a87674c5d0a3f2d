#include "types.hpp"

namespace articlediff {

std::vector<Bounds> between(const Matches& matches, const Bounds& bounds) {
  std::vector<Bounds> found;
  found.reserve(matches.size() + 1);
  Index a = bounds.a0, b = bounds.b0;
  for (const Match& match : matches) {
    found.push_back({a, match.a, b, match.b});
    a = match.a_end();
    b = match.b_end();
  }
  found.push_back({a, bounds.a1, b, bounds.b1});
  return found;
}

Stretches cut_out(const Stretches& stretches, const Stretches& holes) {
  Stretches left;
  std::size_t at = 0;
  for (Stretch stretch : stretches) {
    for (; at < holes.size() && holes[at].stop <= stretch.stop; ++at) {
      if (holes[at].start > stretch.start) left.push_back({stretch.start, holes[at].start});
      stretch.start = holes[at].stop;
    }
    if (stretch.stop > stretch.start) left.push_back(stretch);
  }
  return left;
}

}  // namespace articlediff
