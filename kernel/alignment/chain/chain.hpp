// The functions of articlediff/alignment/chain/, module by module.
#pragma once

#include "../problem.hpp"

namespace articlediff {

// anchors
// The places in either stretch at which a row may begin.
struct BothPlaces {
  Places a, b;
};

// Rows of tokens of one strand, each distinct one with a number, by the order in which they are added.
class Rows {
 public:
  // Of so many tokens, of which so many rows at most are added.
  Rows(const Places& keys, Index size, std::size_t most);
  Index add(Index place);
  // Returns the number of the row that is at the place in a strand, or -1.
  Index find(const Places& keys, Index place) const;
  Index count() const { return static_cast<Index>(first_.size()); }

 private:
  std::size_t slot(const Index* row) const;
  const Places& keys_;
  const Index size_;
  Places slots_, first_;
};

Matches word_runs(Problem& problem, const Bounds& bounds);
Matches rare_word_runs(Problem& problem, const Bounds& bounds);
BothPlaces shared_places(Problem& problem, const Bounds& bounds);
Matches gram_runs(Problem& problem, const Bounds& bounds, Index size, const BothPlaces& places);
Matches heaviest_chain(const Matches& runs);

// chain
Solved chain(Problem& problem, const Bounds& bounds);
Matches joined_matches(const Matches& matches, const Problem& problem);

// edits
Matches minimal_matches(Problem& problem, const Bounds& bounds);

// neighbours
Solved with_neighbours_kept(Problem& problem, const Solved& solved, const Bounds& bounds);

}  // namespace articlediff
