// Twin of articlediff/alignment/moves/whole.py.
#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>

#include "moves.hpp"

namespace articlediff {

namespace {

struct Sentence {
  Index first, stop;
  // A number for its keys.
  Index keys;
};

using Sentences = std::vector<Sentence>;

// The rows of keys that sentences have, each distinct one with a number.
class Texts {
 public:
  Index number(const Places& keys, Index first, Index stop) {
    const std::u32string text(keys.begin() + first, keys.begin() + stop);
    return numbers_.emplace(text, static_cast<Index>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::u32string, Index> numbers_;
};

struct PairOfNumbers {
  Index left, right;
};

Sentences broken(Texts& texts, const Strand& strand, const Stretches& free, const Stretches& matched);
std::vector<PairOfNumbers> paired(const Sentences& left, const Sentences& right);
bool is_worth_it(const Problem& problem, const Matches& by_a, const Matches& by_b, const Sentence& left,
                 const Sentence& right);
Cost shared_elsewhere(const Strand& strand, const Matches& matches, const Sentence& sentence, int side, Index shift);

}  // namespace

Matches broken_pairs(Problem& problem, const Matches& matches, const Sides& free, const Sides& matched) {
  Texts texts;
  const Sentences left = broken(texts, problem.a, free.a, matched.a);
  if (left.empty()) return {};
  const Sentences right = broken(texts, problem.b, free.b, matched.b);
  if (right.empty()) return {};
  const std::vector<PairOfNumbers> pairs = paired(left, right);
  if (pairs.empty()) return {};
  Matches by_a = matches;
  std::sort(by_a.begin(), by_a.end());
  Matches by_b = matches;
  std::stable_sort(by_b.begin(), by_b.end(), [](const Match& one, const Match& other) { return one.b < other.b; });
  Matches found;
  for (const auto& [k, m] : pairs) {
    const Sentence &x = left[k], &y = right[m];
    if (is_worth_it(problem, by_a, by_b, x, y)) found.push_back({x.first, y.first, x.stop - x.first});
  }
  problem.call.tick(static_cast<std::int64_t>(left.size() + right.size()));
  return found;
}

namespace {

Sentences broken(Texts& texts, const Strand& strand, const Stretches& free, const Stretches& matched) {
  const Places& starts = strand.sentence_starts;
  Sentences found;
  Index done = 0;
  for (const auto& [first_free, end_free] : free) {
    if (done >= end_free) continue;
    const auto after = std::upper_bound(starts.begin(), starts.end(), std::max(first_free, done));
    std::size_t at = after != starts.begin() ? after - starts.begin() - 1 : starts.size();
    for (; at < starts.size() && starts[at] < end_free; ++at) {
      const Index first = starts[at], stop = at + 1 < starts.size() ? starts[at + 1] : strand.size;
      done = stop;
      const auto next = std::lower_bound(matched.begin(), matched.end(), stop,
                                         [](const Stretch& stretch, Index place) { return stretch.start < place; });
      if (next != matched.begin() && (next - 1)->stop > first) continue;
      const auto weights = strand.weights.begin();
      const auto words = std::count_if(weights + first, weights + stop,
                                       [](std::int32_t weight) { return weight > cost.SIGN_WEIGHT; });
      if (words >= cost.LEAST_SENTENCE) found.push_back({first, stop, texts.number(strand.keys, first, stop)});
    }
  }
  return found;
}

std::vector<PairOfNumbers> paired(const Sentences& left, const Sentences& right) {
  std::unordered_map<Index, std::deque<Index>> waiting;
  std::unordered_map<Index, Index> times;
  for (std::size_t number = 0; number < right.size(); ++number) {
    waiting[right[number].keys].push_back(static_cast<Index>(number));
  }
  for (const Sentence& sentence : left) ++times[sentence.keys];
  Places numbers;
  for (std::size_t number = 0; number < left.size(); ++number) {
    if (waiting.count(left[number].keys)) numbers.push_back(static_cast<Index>(number));
  }
  std::stable_partition(numbers.begin(), numbers.end(), [&](Index number) {
    return times[left[number].keys] <= 1 && waiting[left[number].keys].size() <= 1;
  });
  std::map<Index, Index> pairs;
  Flags taken(right.size());
  for (const Index number : numbers) {
    const Index keys = left[number].keys;
    std::optional<Index> best;
    for (const Index step : {-1, 1}) {
      const auto beside = pairs.find(number + step);
      if (best || beside == pairs.end()) continue;
      const Index k = beside->second - step;
      const bool is_right = 0 <= k && k < static_cast<Index>(right.size()) && right[k].keys == keys;
      if (is_right && !taken[k]) best = k;
    }
    std::deque<Index>& others = waiting[keys];
    for (; !best && !others.empty(); others.pop_front()) {
      if (!taken[others.front()]) best = others.front();
    }
    if (!best) continue;
    pairs[number] = *best;
    taken[*best] = 1;
  }
  std::vector<PairOfNumbers> found;
  for (const auto& [k, m] : pairs) found.push_back({k, m});
  return found;
}

bool is_worth_it(const Problem& problem, const Matches& by_a, const Matches& by_b, const Sentence& left,
                 const Sentence& right) {
  const Index shift = right.first - left.first;
  const Cost elsewhere = shared_elsewhere(problem.a, by_a, left, 0, shift) +
                         shared_elsewhere(problem.b, by_b, right, 1, shift);
  return elsewhere < problem.a.weight(left.first, left.stop);
}

Cost shared_elsewhere(const Strand& strand, const Matches& matches, const Sentence& sentence, int side, Index shift) {
  auto near = std::upper_bound(matches.begin(), matches.end(), sentence.first,
                               [side](Index place, const Match& match) { return place < match.side(side); });
  if (near != matches.begin()) --near;
  Cost found = 0;
  for (; near != matches.end() && near->side(side) < sentence.stop; ++near) {
    if (near->b - near->a == shift) continue;
    const Index start = std::max(near->side(side), sentence.first);
    const Index end = std::min(near->side(side) + near->length, sentence.stop);
    if (start < end) found += strand.weight(start, end);
  }
  return found;
}

}  // namespace

}  // namespace articlediff
