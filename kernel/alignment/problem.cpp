#include "problem.hpp"

#include <algorithm>

namespace articlediff {

namespace {

std::optional<std::int64_t> optional_integer(PyObject* owner, const char* name) {
  const Ref value = attribute(owner, name);
  if (value.get() == Py_None) return std::nullopt;
  return integer(value.get());
}

bool flag(PyObject* owner, const char* name) { return truth(attribute(owner, name).get()); }

}  // namespace

Problem::Problem(Call& call, const Strand& a, const Strand& b, std::vector<Blank> blanks, Flags likely,
                 std::optional<Bounds> seam)
    : call(call),
      a(a),
      b(b),
      blanks(std::move(blanks)),
      likely(std::move(likely)),
      seam(seam),
      whole{0, a.size, 0, b.size},
      barred_(a.size + 1),
      placed_(a.size + 1) {
  if (!this->likely.empty() && static_cast<Index>(this->likely.size()) != b.size) {
    PyErr_SetString(PyExc_IndexError, "likely does not tell of each token of the full text");
    throw PythonError{};
  }
  if (seam && !(0 <= seam->a0 && seam->a0 <= seam->a1 && seam->a1 <= a.size && 0 <= seam->b0 && seam->b0 <= seam->b1 &&
                seam->b1 <= b.size)) {
    PyErr_SetString(PyExc_IndexError, "the seam is outside of the texts");
    throw PythonError{};
  }
  for (const Blank& blank : this->blanks) {
    if (blank.at < 0 || blank.covers < 0 || blank.end() > a.size) {
      PyErr_SetString(PyExc_IndexError, "a blank is outside of its text");
      throw PythonError{};
    }
    places.push_back(blank.at);
    ends.push_back(blank.end());
    placed_[blank.at] = 1;
    if (blank.covers) continue;
    if (!barred_[blank.at]) bars.push_back(blank.at);
    barred_[blank.at] = 1;
  }
}

Numbers Problem::blanks_within(const Bounds& bounds) const {
  const auto first = std::lower_bound(places.begin(), places.end(), bounds.a0);
  const auto stop = std::upper_bound(first, places.end(), bounds.a1);
  return {static_cast<Index>(first - places.begin()), static_cast<Index>(stop - places.begin())};
}

Bounds Problem::place(const Filling& filling) const {
  return {places[filling.blank], ends[filling.blank], filling.start, filling.stop};
}

Edges Problem::edges(const Fillings& fillings) const {
  Edges found;
  for (const Filling& filling : fillings) {
    found.places.push_back(places[filling.blank]);
    found.places.push_back(ends[filling.blank]);
  }
  std::sort(found.places.begin(), found.places.end());
  return found;
}

bool Edges::has(Index place) const { return has_within(place, place); }

bool Edges::has_within(Index first, Index last) const {
  const auto found = std::lower_bound(places.begin(), places.end(), first);
  return found != places.end() && *found <= last;
}

std::vector<Blank> read_blanks(Call& call, PyObject* blanks) {
  const Ref given(PySequence_Tuple(blanks));
  std::vector<Blank> found;
  for (Py_ssize_t k = 0; k < length(given); ++k) {
    PyObject* blank = entry(given, k);
    const Ref space = attribute(blank, "space"), kept = attribute(blank, "kept");
    const Index number = call.vocabulary.space(space.get());
    found.push_back({static_cast<Index>(integer(attribute(blank, "at").get())),
                     static_cast<Index>(integer(attribute(blank, "covers").get())),
                     number,
                     call.vocabulary.length(number),
                     optional_integer(blank, "words"),
                     optional_integer(blank, "width"),
                     flag(blank, "glued_left"),
                     flag(blank, "glued_right"),
                     flag(blank, "faint"),
                     integer(attribute(blank, "skipped").get()),
                     truth(kept.get()) ? kept : Ref(),
                     flag(blank, "is_line"),
                     flag(blank, "hides_phrase"),
                     flag(blank, "hides_name")});
  }
  return found;
}

}  // namespace articlediff
