// The types and functions of articlediff/alignment/moves/, module by module.
#pragma once

#include <optional>

#include "../problem.hpp"

namespace articlediff {

// seeds
struct Seed {
  Index diagonal, i;
  Index j() const { return diagonal + i; }
  auto fields() const { return std::tie(i, diagonal); }
  ARTICLEDIFF_ORDERED(Seed)
};

using Cluster = std::vector<Seed>;

std::vector<Cluster> clusters(Problem& problem, const Stretches& free_a, const Stretches& free_b, Index size);
std::vector<Cluster> free_clusters(const Cluster& seeds, const Stretches& free_a, const Stretches& free_b, Index size);
bool is_likelier(const Cluster& one, const Cluster& other);

// passages
// Of each blank whether a passage does not take it along.
struct BoundBlanks {
  Flags left, right, taken;
};

BoundBlanks bound_by(const Problem& problem, const Matches& matches, const Fillings& fillings);
std::optional<Move> passage_within(Problem& problem, const BoundBlanks& bound, const Bounds& area);
bool is_passage(const Strand& a, const Strand& b, const Move& move);
Cost shared(const Strand& a, const Strand& b, const Move& move);

// finding
Moves find_moves(Problem& problem, const Matches& matches, const Fillings& fillings);

// whole
struct Sides {
  Stretches a, b;
};

Matches broken_pairs(Problem& problem, const Matches& matches, const Sides& free, const Sides& matched);

// placing
struct Placed {
  Matches matches;
  Moves moves;
};

Placed with_whole_sentences_placed(Problem& problem, const Matches& matches, const Fillings& fillings,
                                   const Moves& moves, std::optional<Cost> longest);

// excerpts
class Excerpt {
 public:
  Excerpt(const Strand& whole, const Vocabulary& vocabulary, const Stretches& holes);
  Index whole(Index index) const;
  Index index(Index place) const;
  Filling filling(const Filling& filling, Index blank) const;
  Places seams(Index first, Index stop) const;
  template <typename Entry>
  std::vector<Entry> cut(const std::vector<Entry>& column) const {
    std::vector<Entry> left;
    for (const Stretch& part : kept_) append(left, column, part.start, part.stop);
    return left;
  }

  Strand strand;

 private:
  void add_places(const Strand& whole, const Vocabulary& vocabulary);

  Stretches kept_;
  Places firsts_;
};

Matches whole_matches(const Excerpt& a, const Excerpt& b, const Matches& matches);
Fillings whole_fillings(const Excerpt& b, const Fillings& fillings, const Places& numbers);

// around
Solved around_moves(Problem& problem, const Matches& matches, const Fillings& fillings, const Moves& moves);

}  // namespace articlediff
