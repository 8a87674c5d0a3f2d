// The functions of articlediff/alignment/tidying/, module by module.
#pragma once

#include "../problem.hpp"

namespace articlediff {

// islands
Matches without_islands(const Problem& problem, const Matches& matches, const Fillings& fillings,
                        const Bounds& bounds);

// sentences
Index sentence_start(const Strand& strand, Index place, Index limit);
Index sentence_end(const Strand& strand, Index place, Index limit);
Matches without_chance(const Problem& problem, const Matches& matches, const Fillings& fillings, const Bounds& bounds);

// edges
Matches with_own_stops(const Problem& problem, const Matches& matches, const Fillings& fillings);
Matches parted_at_sentences(const Problem& problem, const Matches& matches, const Edges& filled, const Bounds& bounds);
Matches with_whole_sentences(const Problem& problem, const Matches& matches, const Edges& filled,
                             const Bounds& bounds);
Match without_start(const Strand& a, const Strand& b, const Match& match);
Match without_end(const Strand& a, const Strand& b, const Match& match);

// support
Fillings supported(Problem& problem, const Fillings& fillings, const Matches& matches, const Bounds& bounds);

// sliding
Matches slid(const Problem& problem, const Matches& matches, const Bounds& bounds);

// tidying
Solved tidied(Problem& problem, const Solved& solved, const Bounds& bounds);

}  // namespace articlediff
