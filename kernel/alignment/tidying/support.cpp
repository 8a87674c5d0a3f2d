// Twin of articlediff/alignment/tidying/support.py.
#include <algorithm>
#include <unordered_set>

#include "tidying.hpp"

namespace articlediff {

namespace {

struct Corner {
  Index a, b;
};

class Corners {
 public:
  void add(Corner corner) { packed_.insert(pack(corner)); }
  bool has(Corner corner) const { return packed_.count(pack(corner)) != 0; }

 private:
  static std::uint64_t pack(Corner corner) {
    return static_cast<std::uint64_t>(corner.a) << 32 | static_cast<std::uint32_t>(corner.b);
  }
  std::unordered_set<std::uint64_t> packed_;
};

struct Step {
  Corner begin, end;
};

Flags reached(const std::vector<Step>& steps, Corners corners);
bool is_enough(const Problem& problem, const Filling& filling, bool left, bool right);
bool is_loose(const Problem& problem, const Blank& blank, bool from_left);
bool is_at_line_break(const Problem& problem, const Blank& blank);
bool breaks_line(const Problem& problem, const Filling& filling);
bool says_something(Problem& problem, const Filling& filling);

}  // namespace

Fillings supported(Problem& problem, const Fillings& all, const Matches& matches, const Bounds& bounds) {
  Fillings fillings;
  for (const Filling& filling : all) {
    if (says_something(problem, filling)) fillings.push_back(filling);
  }
  if (fillings.empty()) return {};
  Corners ends, starts;
  for (const Match& match : matches) {
    ends.add({match.a_end(), match.b_end()});
    starts.add({match.a, match.b});
  }
  ends.add({0, 0});
  ends.add({bounds.a0, bounds.b0});
  if (bounds.a1 < problem.whole.a1 && bounds.b1 < problem.whole.b1) starts.add({bounds.a1, bounds.b1});
  std::vector<Step> onward, backward;
  for (const Filling& filling : fillings) {
    const Bounds place = problem.place(filling);
    onward.push_back({{place.a0, place.b0}, {place.a1, place.b1}});
    backward.push_back({{place.a1, place.b1}, {place.a0, place.b0}});
  }
  std::reverse(backward.begin(), backward.end());
  const Flags from_left = reached(onward, std::move(ends)), from_right = reached(backward, std::move(starts));
  Fillings found;
  for (std::size_t k = 0; k < fillings.size(); ++k) {
    const bool left = from_left[k], right = from_right[fillings.size() - 1 - k];
    if ((left || right) && is_enough(problem, fillings[k], left, right)) found.push_back(fillings[k]);
  }
  std::sort(found.begin(), found.end());
  return found;
}

namespace {

Flags reached(const std::vector<Step>& steps, Corners corners) {
  Flags from_corner;
  for (const Step& step : steps) {
    from_corner.push_back(corners.has(step.begin));
    if (from_corner.back()) corners.add(step.end);
  }
  return from_corner;
}

bool is_enough(const Problem& problem, const Filling& filling, bool left, bool right) {
  const Blank& blank = problem.blanks[filling.blank];
  if (left && right) return !blank.faint || !breaks_line(problem, filling);
  return (!blank.faint || is_at_line_break(problem, blank)) && !is_loose(problem, blank, left);
}

bool is_loose(const Problem& problem, const Blank& blank, bool from_left) {
  const Strand& a = problem.a;
  if (blank.space != ONE_SPACE) return false;
  if (blank.at >= a.size) {
    PyErr_SetString(PyExc_IndexError, "a blank of one space is after the last token");
    throw PythonError{};
  }
  if (problem.call.vocabulary.breaks_line(a.spaces[blank.at])) return false;
  // In front of the first token, Python's index is that of the last one.
  const Index beside = from_left ? (blank.at ? blank.at : a.size) - 1 : blank.at;
  return a.weights[beside] <= cost.SIGN_WEIGHT;
}

bool is_at_line_break(const Problem& problem, const Blank& blank) {
  return blank.at < problem.a.size && problem.call.vocabulary.breaks_line(problem.a.spaces[blank.at]);
}

bool breaks_line(const Problem& problem, const Filling& filling) {
  const Strand& b = problem.b;
  const bool is_at_break = is_at_line_break(problem, problem.blanks[filling.blank]);
  const Index stop = std::min(b.size, is_at_break ? filling.stop : filling.stop + 1);
  for (Index k = filling.start + 1; k < stop; ++k) {
    if (problem.call.vocabulary.breaks_line(b.spaces[k])) return true;
  }
  return false;
}

bool says_something(Problem& problem, const Filling& filling) {
  const Strand& b = problem.b;
  const Blank& blank = problem.blanks[filling.blank];
  Vocabulary& vocabulary = problem.call.vocabulary;
  const Index size = filling.stop - filling.start;
  Cost words = 0, masks = 0;
  for (Index k = filling.start; k < filling.stop; ++k) {
    words += b.weights[k] > cost.SIGN_WEIGHT;
    masks += b.weights[k] == cost.MASK_WEIGHT;
  }
  if (words) return cost.MOST_SIGNS * words >= size && words > masks;
  if (!blank.covers && blank.space_length < 2 && !blank.glued_right) return false;
  if (masks) return false;
  bool lone_signs = true, says = false;
  for (Index k = filling.start; k < filling.stop; ++k) {
    const Letters& letters = vocabulary.letters(b.keys[k]);
    lone_signs = lone_signs && letters.is_lone_sign;
    says = says || !letters.is_punctuation;
  }
  if (!blank.covers && blank.space_length > 1 && lone_signs) return true;
  return size <= cost.MOST_SIGNS && says;
}

}  // namespace

}  // namespace articlediff
