// Twin of articlediff/alignment/aligning.py, but for exchanging the sides.
#include "aligning.hpp"

#include "chain/chain.hpp"
#include "moves/moves.hpp"
#include "tidying/tidying.hpp"

namespace articlediff {

Alignment aligned(Problem& problem) {
  const Bounds& all = problem.whole;
  const Bounds whole = problem.seam ? Bounds{0, problem.seam->a0, 0, problem.seam->b0} : all;
  Solved found = tidied(problem, chain(problem, whole), whole);
  if (problem.seam && problem.seam->a1 < all.a1) {
    found.matches.push_back({problem.seam->a1, problem.seam->b1, all.a1 - problem.seam->a1});
  }
  const Moves moves = find_moves(problem, found.matches, found.fillings);
  Placed placed = with_whole_sentences_placed(problem, found.matches, found.fillings, moves, cost.SHORT_FILLING);
  if (!placed.moves.empty()) {
    found = around_moves(problem, placed.matches, found.fillings, placed.moves);
    placed = with_whole_sentences_placed(problem, found.matches, found.fillings, placed.moves, std::nullopt);
  }
  return {placed.matches, found.fillings, placed.moves};
}

}  // namespace articlediff
