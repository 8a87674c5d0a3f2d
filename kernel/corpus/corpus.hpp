// Twins of articlediff/corpus: the loops over the words of whole collections.
#pragma once

#include "../python.hpp"

namespace articlediff {

Ref folded(PyObject* text, PyObject* in_masks, PyObject* stretches);
Ref shingles(const char* folded, Py_ssize_t size, const char* blank, Py_ssize_t blank_size, std::int64_t head,
             std::int64_t one_in_head, std::int64_t one_in);

}  // namespace articlediff
