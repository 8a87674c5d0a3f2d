// Twin of articlediff/alignment/moves/excerpts.py.
#include <algorithm>
#include <set>

#include "moves.hpp"

namespace articlediff {

namespace {

Stretch whole_range(const Excerpt& b, const Stretch& stretch) {
  return {b.whole(stretch.start), b.whole(stretch.stop - 1) + 1};
}

}  // namespace

Excerpt::Excerpt(const Strand& whole, const Vocabulary& vocabulary, const Stretches& holes) {
  Index start = 0;
  firsts_.push_back(0);
  const auto keep = [&](Index stop) {
    kept_.push_back({start, stop});
    firsts_.push_back(firsts_.back() + stop - start);
  };
  for (const Stretch& hole : holes) {
    keep(hole.start);
    start = hole.stop;
  }
  keep(whole.size);
  strand.keys = cut(whole.keys);
  strand.size = static_cast<Index>(strand.keys.size());
  strand.weights = cut(whole.weights);
  strand.weight_sums.push_back(0);
  for (const std::int32_t weight : strand.weights) {
    strand.weight_sums.push_back(strand.weight_sums.back() + weight);
  }
  strand.spaces = cut(whole.spaces);
  strand.openers = cut(whole.openers);
  for (Index k = 0; k < strand.size; ++k) {
    if (strand.openers[k]) strand.sentence_starts.push_back(k);
  }
  if (!whole.starts.empty()) add_places(whole, vocabulary);
}

// Adds where tokens start and end, as if their neighbours across a hole had been side by side.
void Excerpt::add_places(const Strand& whole, const Vocabulary& vocabulary) {
  std::int64_t end = 0;
  for (const auto& [start, stop] : kept_) {
    if (start >= stop) continue;
    const std::int64_t space = vocabulary.length(whole.spaces[start]);
    const std::int64_t shift = strand.starts.empty() ? 0 : end + space - whole.starts[start];
    for (Index k = start; k < stop; ++k) {
      strand.starts.push_back(whole.starts[k] + shift);
      strand.ends.push_back(whole.ends[k] + shift);
    }
    end = strand.ends.back();
  }
}

Index Excerpt::whole(Index index) const {
  const auto after = std::upper_bound(firsts_.begin(), firsts_.end(), index);
  const std::size_t part = std::min<std::size_t>(after - firsts_.begin() - 1, kept_.size() - 1);
  return kept_[part].start + index - firsts_[part];
}

Index Excerpt::index(Index place) const {
  const auto after = std::upper_bound(kept_.begin(), kept_.end(), place,
                                      [](Index place, const Stretch& part) { return place < part.start; });
  const std::size_t part = after - kept_.begin() - 1;
  return firsts_[part] + std::min(place, kept_[part].stop) - kept_[part].start;
}

Filling Excerpt::filling(const Filling& filling, Index blank) const {
  Stretches others;
  for (const Stretch& other : filling.alternatives) {
    const Stretch here{index(other.start), index(other.stop)};
    if (here.start < here.stop) others.push_back(here);
  }
  return {blank, index(filling.start), index(filling.stop), filling.margin, others};
}

Places Excerpt::seams(Index first, Index stop) const {
  Places found;
  std::size_t at = std::upper_bound(firsts_.begin(), firsts_.end(), first) - firsts_.begin();
  for (; at < kept_.size() && firsts_[at] < stop; ++at) found.push_back(firsts_[at]);
  return found;
}

Matches whole_matches(const Excerpt& a, const Excerpt& b, const Matches& matches) {
  Matches found;
  for (const Match& match : matches) {
    std::set<Index> edges{0, match.length};
    for (const Index seam : a.seams(match.a, match.a_end())) edges.insert(seam - match.a);
    for (const Index seam : b.seams(match.b, match.b_end())) edges.insert(seam - match.b);
    for (auto stop = std::next(edges.begin()); stop != edges.end(); ++stop) {
      const Index start = *std::prev(stop);
      found.push_back({a.whole(match.a + start), b.whole(match.b + start), *stop - start});
    }
  }
  return found;
}

Fillings whole_fillings(const Excerpt& b, const Fillings& fillings, const Places& numbers) {
  Fillings found;
  for (const Filling& filling : fillings) {
    if (!b.seams(filling.start, filling.stop).empty()) continue;
    const auto [start, stop] = whole_range(b, {filling.start, filling.stop});
    Stretches others;
    for (const Stretch& other : filling.alternatives) {
      if (b.seams(other.start, other.stop).empty()) others.push_back(whole_range(b, other));
    }
    found.push_back({numbers[filling.blank], start, stop, filling.margin, others});
  }
  return found;
}

}  // namespace articlediff
