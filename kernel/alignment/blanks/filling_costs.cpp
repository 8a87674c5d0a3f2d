// Twin of articlediff/alignment/blanks/filling_costs.py, which is asked about half-masked words.
#include <algorithm>

#include "blanks.hpp"

namespace articlediff {

namespace {

CostList token_costs(const Blank& blank, const CostColumns& columns);
std::optional<Measure> measure_of(const Blank& blank, const CostColumns& columns);
void add_edge_costs(Problem& problem, const Blank& blank, const CostColumns& columns, bool takes_lines, FillingCosts& made);
bool opens_sentence(const Problem& problem, const Blank& blank);
void add_misfits(Problem& problem, const Blank& blank, const CostColumns& columns, FillingCosts& made);
void add_line_breaks(const Problem& problem, const Blank& blank, const CostColumns& columns, FillingCosts& made);

template <typename List>
List reversed(const List& list) {
  return {list.rbegin(), list.rend()};
}

bool has_space(const CostColumns& columns, Index space) {
  return std::find(columns.spaces.begin(), columns.spaces.end(), space) != columns.spaces.end();
}

}  // namespace

Measure Measure::mirrored() const {
  Measure made{reversed(ends), reversed(starts), size, off};
  for (Cost& start : made.starts) start = -start;
  for (Cost& end : made.ends) end = -end;
  return made;
}

FillingCosts FillingCosts::mirrored() const {
  FillingCosts made{reversed(closes), reversed(begins), reversed(tokens),  reversed(opens),     reversed(units), crossing,
                    takes_units,      empty,            reversed(nothing), reversed(unchanged), {}};
  for (Index& token : made.unchanged) token = static_cast<Index>(tokens.size()) - 1 - token;
  if (measure) made.measure = measure->mirrored();
  return made;
}

FillingCosts filling_costs(Problem& problem, Index number, const CostColumns& columns) {
  const Blank& blank = problem.blanks[number];
  const bool takes_lines = blank.is_line && !columns.lines.empty();
  FillingCosts made{};
  made.takes_units = blank.covers > 0 && !blank.hides_name && !blank.hides_phrase;
  made.opens = columns.opens;
  made.units = takes_lines ? columns.lines : columns.opens;
  made.crossing = blank.hides_name ? cost.FILL_HOLDS_SENTENCE : cost.FILL_CROSSES_SENTENCE;
  made.empty = blank.faint ? cost.EMPTY_FAINT : cost.EMPTY;
  made.nothing.assign(columns.size + 1, made.empty);
  for (Index c = 0; blank.space_length > 1 && c <= columns.size; ++c) {
    if (columns.spaces[c] == blank.space) made.nothing[c] = 0;
  }
  for (Index c = 0; blank.covers && c < columns.size; ++c) {
    if (columns.keys[c] == problem.a.keys[blank.at]) made.unchanged.push_back(c);
  }
  made.tokens = token_costs(blank, columns);
  made.measure = measure_of(blank, columns);
  add_edge_costs(problem, blank, columns, takes_lines, made);
  return made;
}

namespace {

CostList token_costs(const Blank& blank, const CostColumns& columns) {
  if (blank.hides_name) return columns.name_fills;
  return blank.covers ? CostList(columns.size, cost.FILL_MASKED) : columns.fills;
}

std::optional<Measure> measure_of(const Blank& blank, const CostColumns& columns) {
  if (blank.words) {
    Measure made{{}, {columns.words.begin(), columns.words.end() - 1}, *blank.words, cost.WORD_OFF};
    for (const Cost count : made.ends) made.starts.push_back(count - 1);
    return made;
  }
  if (blank.width) return Measure{columns.starts, columns.ends, *blank.width, cost.WIDTH_OFF};
  return std::nullopt;
}

void add_edge_costs(Problem& problem, const Blank& blank, const CostColumns& columns, bool takes_lines,
                    FillingCosts& made) {
  const bool is_kept = blank.space_length > 1 && has_space(columns, blank.space);
  const bool opens_unit = opens_sentence(problem, blank) || takes_lines;
  for (Index c = 0; c <= columns.size; ++c) {
    const bool is_spaced = columns.spaces[c] != NO_SPACE;
    const Cost edge = columns.seams[c] + (is_kept && columns.spaces[c] == blank.space ? cost.KEPT_SPACES : 0);
    made.begins.push_back(edge + (is_spaced == blank.glued_left ? cost.MISGLUED : 0) +
                          (bool(made.units[c]) != opens_unit ? cost.FILL_OFF_SENTENCE : 0));
    made.closes.push_back(edge + (is_spaced == blank.glued_right ? cost.MISGLUED : 0));
  }
  add_line_breaks(problem, blank, columns, made);
  if (blank.kept.get()) add_misfits(problem, blank, columns, made);
}

bool opens_sentence(const Problem& problem, const Blank& blank) {
  if (blank.at >= problem.a.size || !problem.a.opens_sentence(blank.at)) return false;
  return blank.covers || !problem.call.vocabulary.breaks_line(problem.a.spaces[blank.at]) || blank.skipped > 0;
}

void add_misfits(Problem& problem, const Blank& blank, const CostColumns& columns, FillingCosts& made) {
  const Vocabulary& vocabulary = problem.call.vocabulary;
  const Ref keys(PyList_New(0)), spaces(PyList_New(0));
  for (Index c = 0; c <= columns.size; ++c) {
    if (c < columns.size && PyList_Append(keys.get(), vocabulary.text(columns.keys[c])) < 0) throw PythonError{};
    if (PyList_Append(spaces.get(), vocabulary.space_text(columns.spaces[c])) < 0) throw PythonError{};
  }
  const Ref told(PyObject_CallFunctionObjArgs(callbacks.misfits, blank.kept.get(), keys.get(), spaces.get(), nullptr));
  const Ref begins(PySequence_Tuple(entry(told, 0))), closes(PySequence_Tuple(entry(told, 1)));
  for (Index c = 0; c <= columns.size; ++c) {
    made.begins[c] += integer(entry(begins, c));
    made.closes[c] += integer(entry(closes, c));
  }
}

void add_line_breaks(const Problem& problem, const Blank& blank, const CostColumns& columns, FillingCosts& made) {
  const Strand& a = problem.a;
  const Vocabulary& vocabulary = problem.call.vocabulary;
  bool before = blank.at < a.size && vocabulary.breaks_line(a.spaces[blank.at]);
  bool after = blank.at + 1 < a.size && vocabulary.breaks_line(a.spaces[blank.at + 1]);
  if (!blank.covers) {
    if (!before) return;
    before = blank.skipped > 0;
    after = blank.skipped == 0;
  }
  for (Index c = 0; c <= columns.size; ++c) {
    if (vocabulary.breaks_line(columns.spaces[c])) continue;
    if (before) made.begins[c] += cost.OFF_LINE;
    if (after) made.closes[c] += cost.OFF_LINE;
  }
}

}  // namespace

}  // namespace articlediff
