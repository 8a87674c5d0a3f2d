// In place of articlediff/alignment/chain/edits.py, which is asked: diff-match-patch decides on small edits.
#include "chain.hpp"

namespace articlediff {

namespace {

Ref texts(const Problem& problem, const Strand& strand, Index start, Index stop) {
  Ref list(PyList_New(stop - start));
  for (Index k = start; k < stop; ++k) {
    PyObject* text = problem.call.vocabulary.text(strand.keys[k]);
    Py_INCREF(text);
    if (PyList_SetItem(list.get(), k - start, text) < 0) throw PythonError{};
  }
  return list;
}

}  // namespace

Matches minimal_matches(Problem& problem, const Bounds& bounds) {
  const Ref a = texts(problem, problem.a, bounds.a0, bounds.a1), b = texts(problem, problem.b, bounds.b0, bounds.b1);
  const Ref found(PyObject_CallFunction(callbacks.minimal_matches, "OO(iiii)", a.get(), b.get(), 0, bounds.a_size(), 0,
                                        bounds.b_size()));
  const Ref rows(PySequence_Tuple(found.get()));
  Matches matches;
  for (Py_ssize_t k = 0; k < length(rows); ++k) {
    const Ref match = Ref::shared(entry(rows, k));
    matches.push_back({bounds.a0 + static_cast<Index>(integer(entry(match, 0))),
                       bounds.b0 + static_cast<Index>(integer(entry(match, 1))),
                       static_cast<Index>(integer(entry(match, 2)))});
  }
  return matches;
}

}  // namespace articlediff
