// Twin of articlediff/alignment/tidying/sentences.py.
#include <algorithm>
#include <cmath>

#include "tidying.hpp"

namespace articlediff {

Index sentence_start(const Strand& strand, Index place, Index limit) {
  const Places& starts = strand.sentence_starts;
  const auto after = std::upper_bound(starts.begin(), starts.end(), place);
  return std::max(limit, after != starts.begin() ? *(after - 1) : 0);
}

Index sentence_end(const Strand& strand, Index place, Index limit) {
  const Places& starts = strand.sentence_starts;
  const auto at = std::lower_bound(starts.begin(), starts.end(), place);
  return std::min(limit, at != starts.end() ? *at : limit);
}

namespace {

class Sentences {
 public:
  Sentences(const Strand& strand, Stretch bounds, Stretches matched, Stretches aside, double share);
  Stretch around(Index index) const;
  bool is_strange(const Stretch& sentence, std::size_t number) const;

 private:
  Cost weight(const Stretches& stretches, const Stretch& sentence) const;

  const Strand& strand_;
  Stretches matched_;
  const Stretches aside_;
  const double aside_share_;
};

}  // namespace

Matches without_chance(const Problem& problem, const Matches& matches, const Fillings& fillings,
                       const Bounds& bounds) {
  Stretches filled, masks, in_a, in_b;
  for (const Filling& filling : fillings) {
    const Blank& blank = problem.blanks[filling.blank];
    filled.push_back({filling.start, filling.stop});
    if (blank.covers) masks.push_back({blank.at, blank.end()});
  }
  for (const Match& match : matches) {
    in_a.push_back({match.a, match.a_end()});
    in_b.push_back({match.b, match.b_end()});
  }
  const Sentences sentences_a(problem.a, {bounds.a0, bounds.a1}, in_a, masks, 1);
  const Sentences sentences_b(problem.b, {bounds.b0, bounds.b1}, in_b, filled, cost.FILLED_ASIDE);
  Matches kept;
  for (std::size_t number = 0; number < matches.size(); ++number) {
    const Match& match = matches[number];
    Index first = 0, last = match.length;
    Stretch one = sentences_a.around(match.a), other{};
    bool is_strange = sentences_a.is_strange(one, number);
    if (is_strange && sentences_b.is_strange(other = sentences_b.around(match.b), number)) {
      first = std::min({last, one.stop - match.a, other.stop - match.b});
    }
    if (first < last && (is_strange || match.a_end() > one.stop || one.stop - one.start >= cost.LONGEST_SENTENCE)) {
      one = sentences_a.around(match.a_end() - 1);
      is_strange = sentences_a.is_strange(one, number);
      if (is_strange && sentences_b.is_strange(other = sentences_b.around(match.b_end() - 1), number)) {
        last = std::max({first, one.start - match.a, other.start - match.b});
      }
    }
    if (first < last) kept.push_back({match.a + first, match.b + first, last - first});
  }
  return kept;
}

namespace {

Sentences::Sentences(const Strand& strand, Stretch bounds, Stretches matched, Stretches aside, double share)
    : strand_(strand), aside_(std::move(aside)), aside_share_(share) {
  matched_.reserve(matched.size() + 2);
  matched_.push_back({0, bounds.start});
  append(matched_, matched);
  matched_.push_back({bounds.stop, strand.size});
}

Stretch Sentences::around(Index index) const {
  const Places& starts = strand_.sentence_starts;
  const auto after = std::upper_bound(starts.begin(), starts.end(), index);
  const Index start = after != starts.begin() ? *(after - 1) : 0;
  const Index stop = after != starts.end() ? *after : strand_.size;
  const Index longest = static_cast<Index>(cost.LONGEST_SENTENCE);
  return {std::max(start, index - longest), std::min(stop, index + longest)};
}

bool Sentences::is_strange(const Stretch& sentence, std::size_t number) const {
  const auto [start, stop] = sentence;
  Cost all = strand_.weight(start, stop);
  const auto [first, last] = matched_[number + 1];
  if (strand_.weight(std::max(first, start), std::min(last, stop)) >= cost.LEAST_SHARE * all) return false;
  // Halves are rounded to the even number, as Python does.
  all -= static_cast<Cost>(std::nearbyint(aside_share_ * weight(aside_, sentence)));
  return weight(matched_, sentence) < cost.LEAST_SHARE * all;
}

// Of all stretches, which ascend, those that overlap or touch the sentence count.
Cost Sentences::weight(const Stretches& stretches, const Stretch& sentence) const {
  const auto [start, stop] = sentence;
  auto at = std::lower_bound(stretches.begin(), stretches.end(), start,
                             [](const Stretch& stretch, Index place) { return stretch.stop < place; });
  Cost found = 0;
  for (; at != stretches.end() && at->start <= stop; ++at) {
    found += strand_.weight(std::max(at->start, start), std::min(at->stop, stop));
  }
  return found;
}

}  // namespace

}  // namespace articlediff
