// Twin of articlediff/alignment/moves/around.py.
#include <algorithm>
#include <set>

#include "../chain/chain.hpp"
#include "../tidying/tidying.hpp"
#include "moves.hpp"

namespace articlediff {

namespace {

struct Region {
  // Numbers of matches, and of the stretches that passages come from or go to.
  Numbers matches;
  Places stretches;
};

class Unmoved {
 public:
  Unmoved(Problem& problem, const Moves& moves);
  Solved realigned(const Bounds& bounds, const Matches& matches, const Fillings& fillings,
                   const std::vector<Bounds>& stretches);

  // Of each blank, its number here, if it is left.
  std::vector<std::optional<Index>> numbers;

 private:
  Bounds here(const Bounds& bounds) const;

  const Excerpt a_, b_;
  Places whole_numbers_;
  std::optional<Problem> problem_;
};

// What is in front of the end of the seam, the matches there, and those after it.
struct AtSeam {
  Bounds whole;
  Matches before, after;
};

AtSeam at_seam(const Problem& problem, const Matches& matches);
bool lies_in_one(const Filling& filling, const std::vector<Bounds>& stretches);
Stretches holes(const Moves& moves, int side);
Places outside(const Problem& problem, const Moves& moves);
std::vector<Region> regions(const std::vector<Bounds>& stretches, const Matches& matches, const Moves& moves);
Index reach(const Matches& matches, Index at, Index step);
std::set<Index> touched(const std::vector<Bounds>& stretches, const Moves& moves);

}  // namespace

Solved around_moves(Problem& problem, const Matches& all_matches, const Fillings& all, const Moves& moves) {
  Unmoved unmoved(problem, moves);
  const auto [whole, matches, after_seam] = at_seam(problem, all_matches);
  const std::vector<Bounds> stretches = between(matches, whole);
  Fillings fillings;
  for (const Filling& filling : all) {
    if (unmoved.numbers[filling.blank]) fillings.push_back(filling);
  }
  Solved kept;
  Index done = 0, filled_done = 0;
  for (const Region& region : regions(stretches, matches, moves)) {
    const Bounds &first = stretches[region.matches.start], &last = stretches[region.matches.stop];
    const Bounds bounds{first.a0, last.a1, first.b0, last.b1};
    const auto starts_before = [](const Filling& filling, Index place) { return filling.start < place; };
    const auto stops_after = [](Index place, const Filling& filling) { return place < filling.stop; };
    const Index start = static_cast<Index>(
        std::lower_bound(fillings.begin(), fillings.end(), bounds.b0, starts_before) - fillings.begin());
    const Index stop = static_cast<Index>(
        std::upper_bound(fillings.begin(), fillings.end(), bounds.b1, stops_after) - fillings.begin());
    Matches around;
    append(around, matches, region.matches.start, region.matches.stop);
    Fillings filled;
    append(filled, fillings, start, stop);
    std::vector<Bounds> open;
    for (const Index number : region.stretches) open.push_back(stretches[number]);
    const Solved more = unmoved.realigned(bounds, around, filled, open);
    append(kept.matches, matches, done, region.matches.start);
    append(kept.matches, more.matches);
    append(kept.fillings, fillings, filled_done, start);
    append(kept.fillings, more.fillings);
    done = region.matches.stop;
    filled_done = stop;
  }
  append(kept.matches, matches, done, static_cast<Index>(matches.size()));
  append(kept.matches, after_seam);
  append(kept.fillings, fillings, filled_done, static_cast<Index>(fillings.size()));
  return kept;
}

namespace {

Unmoved::Unmoved(Problem& problem, const Moves& moves)
    : numbers(problem.blanks.size()),
      a_(problem.a, problem.call.vocabulary, holes(moves, 0)),
      b_(problem.b, problem.call.vocabulary, holes(moves, 1)) {
  Flags moved(problem.blanks.size());
  for (const Move& move : moves) {
    for (const Filling& filling : move.fillings) moved[filling.blank] = 1;
  }
  std::vector<Blank> blanks;
  for (const Index number : outside(problem, moves)) {
    if (moved[number]) continue;
    numbers[number] = static_cast<Index>(whole_numbers_.size());
    whole_numbers_.push_back(number);
    blanks.push_back(problem.blanks[number]);
    blanks.back().at = a_.index(blanks.back().at);
  }
  Flags likely = problem.likely.empty() ? Flags{} : b_.cut(problem.likely);
  problem_.emplace(problem.call, a_.strand, b_.strand, std::move(blanks), std::move(likely), std::nullopt);
  problem.call.tick(a_.strand.size + b_.strand.size);
}

Solved Unmoved::realigned(const Bounds& bounds, const Matches& matches, const Fillings& fillings,
                          const std::vector<Bounds>& stretches) {
  Solved found;
  for (const Match& match : matches) {
    found.matches.push_back({a_.index(match.a), b_.index(match.b), match.length});
  }
  for (const Filling& filling : fillings) {
    if (lies_in_one(filling, stretches)) continue;
    found.fillings.push_back(b_.filling(filling, *numbers[filling.blank]));
  }
  for (const Bounds& stretch : stretches) {
    const Solved more = chain(*problem_, here(stretch));
    append(found.matches, more.matches);
    append(found.fillings, more.fillings);
  }
  std::sort(found.matches.begin(), found.matches.end());
  std::sort(found.fillings.begin(), found.fillings.end());
  found = tidied(*problem_, found, here(bounds));
  return {whole_matches(a_, b_, found.matches), whole_fillings(b_, found.fillings, whole_numbers_)};
}

Bounds Unmoved::here(const Bounds& bounds) const {
  return {a_.index(bounds.a0), a_.index(bounds.a1), b_.index(bounds.b0), b_.index(bounds.b1)};
}

AtSeam at_seam(const Problem& problem, const Matches& matches) {
  const auto& seam = problem.seam;
  if (!seam || seam->a1 == problem.whole.a1) return {problem.whole, matches, {}};
  const auto first = std::lower_bound(matches.begin(), matches.end(), seam->a1,
                                      [](const Match& match, Index place) { return match.a < place; });
  return {{0, seam->a1, 0, seam->b1}, {matches.begin(), first}, {first, matches.end()}};
}

bool lies_in_one(const Filling& filling, const std::vector<Bounds>& stretches) {
  const auto after = std::upper_bound(stretches.begin(), stretches.end(), filling.start,
                                      [](Index place, const Bounds& stretch) { return place < stretch.b0; });
  return after != stretches.begin() && filling.stop <= (after - 1)->b1;
}

Stretches holes(const Moves& moves, int side) {
  Stretches found;
  for (const Move& move : moves) found.push_back(move.bounds.side(side));
  std::sort(found.begin(), found.end());
  return found;
}

Places outside(const Problem& problem, const Moves& moves) {
  const Stretches stretches = holes(moves, 0);
  Places found;
  for (std::size_t number = 0; number < problem.blanks.size(); ++number) {
    const Blank& blank = problem.blanks[number];
    const auto after = std::lower_bound(stretches.begin(), stretches.end(), blank.end(),
                                        [](const Stretch& stretch, Index place) { return stretch.start < place; });
    if (after == stretches.begin() || blank.at >= (after - 1)->stop) found.push_back(static_cast<Index>(number));
  }
  return found;
}

std::vector<Region> regions(const std::vector<Bounds>& stretches, const Matches& matches, const Moves& moves) {
  std::vector<Region> found;
  for (const Index number : touched(stretches, moves)) {
    const Numbers near{reach(matches, number - 1, -1) + 1, reach(matches, number, 1)};
    if (!found.empty() && near.start <= found.back().matches.stop) {
      found.back().matches.stop = std::max(near.stop, found.back().matches.stop);
      found.back().stretches.push_back(number);
    } else {
      found.push_back({near, {number}});
    }
  }
  return found;
}

Index reach(const Matches& matches, Index at, Index step) {
  for (Cost context = 0; 0 <= at && at < static_cast<Index>(matches.size()) && context < cost.CONTEXT; at += step) {
    context += matches[at].length;
  }
  return at;
}

std::set<Index> touched(const std::vector<Bounds>& stretches, const Moves& moves) {
  const auto holding = [&](Index place, int side) {
    const auto after = std::upper_bound(
        stretches.begin(), stretches.end(), place,
        [side](Index place, const Bounds& stretch) { return place < stretch.side(side).start; });
    return static_cast<Index>(after - stretches.begin()) - 1;
  };
  std::set<Index> found;
  for (const Move& move : moves) {
    found.insert(holding(move.bounds.a0, 0));
    found.insert(holding(move.bounds.b0, 1));
  }
  return found;
}

}  // namespace

}  // namespace articlediff
