// Twin of articlediff/alignment/tidying/tidying.py.
#include "tidying.hpp"

namespace articlediff {

Solved tidied(Problem& problem, const Solved& solved, const Bounds& bounds) {
  Matches matches = without_islands(problem, solved.matches, solved.fillings, bounds);
  matches = without_chance(problem, matches, solved.fillings, bounds);
  matches = with_own_stops(problem, matches, solved.fillings);
  const Fillings fillings = supported(problem, solved.fillings, matches, bounds);
  const Edges filled = problem.edges(fillings);
  matches = with_whole_sentences(problem, matches, filled, bounds);
  matches = parted_at_sentences(problem, matches, filled, bounds);
  problem.call.tick(static_cast<std::int64_t>(matches.size()));
  return {slid(problem, matches, bounds), fillings};
}

}  // namespace articlediff
