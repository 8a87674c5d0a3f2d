// Twin of articlediff/alignment/moves/passages.py.
#include <algorithm>

#include "../chain/chain.hpp"
#include "../tidying/tidying.hpp"
#include "moves.hpp"

namespace articlediff {

namespace {

void grow_to_sentences(const Problem& problem, const Places& others, Bounds& bounds, const Bounds& area);
std::vector<Matches> groups_of(const Problem& problem, const Matches& matches, const Fillings& fillings);
Cost weight(const Strand& a, const Matches& matches);
Matches trimmed(const Strand& a, const Strand& b, Matches group);
// The numbers of blanks, ascending, so that they can be looked up: flags for all blanks would be made anew each time.
Places belonging(const Problem& problem, const Fillings& fillings, const BoundBlanks& bound);
Fillings with_outer_blanks(const Problem& problem, Bounds& bounds, const Fillings& fillings, const BoundBlanks& bound,
                           const Places& left);
bool has(const Places& ascending, Index number);
bool is_much(const Strand& strand, Index first, Index stop);
Cost filled(const Strand& b, const Move& move);

}  // namespace

BoundBlanks bound_by(const Problem& problem, const Matches& matches, const Fillings& fillings) {
  const std::size_t size = problem.blanks.size();
  BoundBlanks bound{Flags(size), Flags(size), Flags(size)};
  // Matches ascend in both strands: each corner is found by its place in the first.
  for (const Filling& filling : fillings) {
    const Bounds place = problem.place(filling);
    const auto ends_before = [](const Match& match, Index at) { return match.a_end() < at; };
    const auto before = std::lower_bound(matches.begin(), matches.end(), place.a0, ends_before);
    bound.left[filling.blank] = before != matches.end() && before->a_end() == place.a0 && before->b_end() == place.b0;
    const auto starts_before = [](const Match& match, Index at) { return match.a < at; };
    const auto after = std::lower_bound(matches.begin(), matches.end(), place.a1, starts_before);
    bound.right[filling.blank] = after != matches.end() && after->a == place.a1 && after->b == place.b1;
  }
  return bound;
}

std::optional<Move> passage_within(Problem& problem, const BoundBlanks& bound, const Bounds& area) {
  const Strand &a = problem.a, &b = problem.b;
  const Solved solved = chain(problem, area);
  const Matches matches = without_islands(problem, solved.matches, solved.fillings, area);
  const std::vector<Matches> groups = groups_of(problem, matches, solved.fillings);
  // The heaviest; of several, the first in the first strand.
  const auto heaviest = std::max_element(groups.begin(), groups.end(), [&](const Matches& one, const Matches& other) {
    return std::make_pair(weight(a, one), -one.front().a) < std::make_pair(weight(a, other), -other.front().a);
  });
  if (heaviest == groups.end()) return std::nullopt;
  const Matches group = trimmed(a, b, *heaviest);
  if (group.empty()) return std::nullopt;
  Bounds bounds{group.front().a, group.back().a_end(), group.front().b, group.back().b_end()};
  Fillings inside = supported(problem, solved.fillings, group, {0, 0, 0, 0});
  inside = with_outer_blanks(problem, bounds, inside, bound, belonging(problem, solved.fillings, bound));
  Places filled_inside, others;
  for (const Filling& filling : inside) filled_inside.push_back(filling.blank);
  std::sort(filled_inside.begin(), filled_inside.end());
  const Numbers near = problem.blanks_within(area);
  for (Index number = near.start; number < near.stop; ++number) {
    if (!has(filled_inside, number)) others.push_back(number);
  }
  grow_to_sentences(problem, others, bounds, area);
  return Move{bounds, slid(problem, group, bounds), inside};
}

namespace {

void grow_to_sentences(const Problem& problem, const Places& others, Bounds& bounds, const Bounds& area) {
  const Strand &a = problem.a, &b = problem.b;
  const auto is_small = [](Index size) { return 0 < size && size <= cost.PASSAGE_EDGE; };
  const auto has = [&](auto&& is_inside) {
    return std::any_of(others.begin(), others.end(), [&](Index number) { return is_inside(problem.blanks[number]); });
  };
  const Index a0 = sentence_start(a, bounds.a0, area.a0), b0 = sentence_start(b, bounds.b0, area.b0);
  const bool inside_before = has([&](const Blank& blank) { return a0 < blank.end() && blank.at <= bounds.a0; });
  if (is_small(bounds.a0 - a0) && is_small(bounds.b0 - b0) && !inside_before) {
    bounds.a0 = a0;
    bounds.b0 = b0;
  }
  const Index a1 = sentence_end(a, bounds.a1, area.a1), b1 = sentence_end(b, bounds.b1, area.b1);
  const bool inside_after = has([&](const Blank& blank) { return bounds.a1 <= blank.at && blank.at < a1; });
  if (is_small(a1 - bounds.a1) && is_small(b1 - bounds.b1) && !inside_after) {
    bounds.a1 = a1;
    bounds.b1 = b1;
  }
}

std::vector<Matches> groups_of(const Problem& problem, const Matches& matches, const Fillings& fillings) {
  const Strand &a = problem.a, &b = problem.b;
  Places filled;
  for (const Filling& filling : fillings) filled.push_back(problem.places[filling.blank]);
  std::sort(filled.begin(), filled.end());
  std::vector<Matches> groups;
  Cost last_weight = 0;
  for (const Match& match : matches) {
    const Cost own_weight = a.weight(match.a, match.a_end());
    if (!groups.empty()) {
      const Match& last = groups.back().back();
      const Cost between = std::max(a.weight(last.a_end(), match.a), b.weight(last.b_end(), match.b));
      const auto blank = std::lower_bound(filled.begin(), filled.end(), last.a_end());
      const bool bridged = blank != filled.end() && *blank <= match.a;
      if (bridged || between <= cost.BRIDGED * std::min(last_weight, own_weight)) {
        groups.back().push_back(match);
        last_weight += own_weight;
        continue;
      }
    }
    groups.push_back({match});
    last_weight = own_weight;
  }
  return groups;
}

Cost weight(const Strand& a, const Matches& matches) {
  Cost found = 0;
  for (const Match& match : matches) found += a.weight(match.a, match.a_end());
  return found;
}

Matches trimmed(const Strand& a, const Strand& b, Matches group) {
  group.front() = without_end(a, b, group.front());
  group.back() = without_start(a, b, group.back());
  group.erase(std::remove_if(group.begin(), group.end(), [](const Match& match) { return match.length == 0; }),
              group.end());
  return group;
}

// Returns the blanks bound on their left from outside.
Places belonging(const Problem& problem, const Fillings& fillings, const BoundBlanks& bound) {
  Places left;
  for (const Filling& filling : fillings) {
    const Index at = problem.places[filling.blank];
    if (bound.left[filling.blank] && !problem.a.opens_sentence(at)) left.push_back(filling.blank);
  }
  std::sort(left.begin(), left.end());
  return left;
}

// Grows the bounds, and returns the fillings within them.
Fillings with_outer_blanks(const Problem& problem, Bounds& bounds, const Fillings& all, const BoundBlanks& bound,
                           const Places& left) {
  Fillings inside, before, after;
  for (const Filling& filling : all) {
    if (bound.taken[filling.blank]) continue;
    if (bounds.b0 <= filling.start && filling.stop <= bounds.b1) inside.push_back(filling);
    if (filling.stop <= bounds.b0) before.push_back(filling);
    if (filling.start >= bounds.b1) after.push_back(filling);
  }
  for (auto filling = before.rbegin(); filling != before.rend(); ++filling) {
    const Bounds place = problem.place(*filling);
    if (place.a1 != bounds.a0 || place.b1 != bounds.b0 || has(left, filling->blank)) continue;
    bounds.a0 = place.a0;
    bounds.b0 = place.b0;
    inside.insert(inside.begin(), *filling);
  }
  for (const Filling& filling : after) {
    const Bounds place = problem.place(filling);
    if (place.a0 != bounds.a1 || place.b0 != bounds.b1 || bound.right[filling.blank]) continue;
    bounds.a1 = place.a1;
    bounds.b1 = place.b1;
    inside.push_back(filling);
  }
  return inside;
}

}  // namespace

bool is_passage(const Strand& a, const Strand& b, const Move& move) {
  const Cost matched = weight(a, move.matches);
  const auto [a0, a1, b0, b1] = move.bounds;
  const Cost whole_a = a.weight(a0, a1), whole_b = b.weight(b0, b1) - filled(b, move);
  if (matched < cost.LEAST_MATCHED * std::max(whole_a, whole_b)) return false;
  Cost words = 0, content = 0;
  for (const Match& match : move.matches) {
    for (Index k = match.a; k < match.a_end(); ++k) {
      words += a.weights[k] > cost.SIGN_WEIGHT;
      content += a.weights[k] > cost.SIGN_WEIGHT && a.weights[k] == cost.CONTENT_WEIGHT;
    }
  }
  if (words >= cost.PASSAGE_WORDS && content >= cost.PASSAGE_CONTENT) {
    return words >= cost.LONG_PASSAGE || is_much(a, a0, a1) || is_much(b, b0, b1);
  }
  const auto ends = [](const Strand& strand, Index k) { return k == strand.size || strand.opens_sentence(k); };
  const bool begins = a.opens_sentence(a0) && b.opens_sentence(b0);
  return begins && ends(a, a1) && ends(b, b1) && words >= cost.PASSAGE_CONTENT;
}

namespace {

bool has(const Places& ascending, Index number) {
  return std::binary_search(ascending.begin(), ascending.end(), number);
}

bool is_much(const Strand& strand, Index first, Index stop) {
  const Index reach = static_cast<Index>(cost.SEED_REACH);
  const Index start = sentence_start(strand, first, std::max(0, first - reach));
  const Index end = sentence_end(strand, stop, std::min(strand.size, stop + reach));
  return cost.SENTENCES_PER_PASSAGE * strand.weight(first, stop) >= strand.weight(start, end);
}

}  // namespace

Cost shared(const Strand& a, const Strand& b, const Move& move) {
  const auto [a0, a1, b0, b1] = move.bounds;
  const Cost both = a.weight(a0, a1) + b.weight(b0, b1), matched = weight(a, move.matches);
  return matched - floored(both - filled(b, move) - 2 * matched, 2);
}

namespace {

Cost filled(const Strand& b, const Move& move) {
  Cost found = 0;
  for (const Filling& filling : move.fillings) found += b.weight(filling.start, filling.stop);
  return found;
}

}  // namespace

}  // namespace articlediff
