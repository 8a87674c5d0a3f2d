// The module articlediff._kernel: what it is told once, what it does, and the boundary that no C++ error crosses.
#include <exception>
#include <new>

#include "alignment/aligning.hpp"
#include "corpus/corpus.hpp"
#include "text/text.hpp"

namespace articlediff {

namespace {

// The types that come back, set once when the kernel is prepared.
struct Types {
  PyObject *bounds, *match, *filling, *move, *alignment;
};

Types types{};

Ref number(std::int64_t value) { return Ref(PyLong_FromLongLong(value)); }

// Makes a named tuple by the constructor of tuple: that of the type is a Python function, ten times as slow.
Ref named(PyObject* type, std::vector<Ref> entries) {
  static const auto make = reinterpret_cast<newfunc>(PyType_GetSlot(&PyTuple_Type, Py_tp_new));
  const Ref fields = tuple(std::move(entries)), arguments(PyTuple_Pack(1, fields.get()));
  return Ref(make(reinterpret_cast<PyTypeObject*>(type), arguments.get(), nullptr));
}

template <typename... Values>
std::vector<Ref> numbers(Values... values) {
  std::vector<Ref> found;
  found.reserve(sizeof...(values) + 1);
  (found.push_back(number(values)), ...);
  return found;
}

template <typename Entry, typename Made>
Ref tuple_of(const std::vector<Entry>& entries, Made made) {
  std::vector<Ref> found;
  found.reserve(entries.size());
  for (const Entry& entry : entries) found.push_back(made(entry));
  return tuple(std::move(found));
}

Ref python(const Stretch& stretch) { return tuple(numbers(stretch.start, stretch.stop)); }

Ref python(const Bounds& bounds) { return named(types.bounds, numbers(bounds.a0, bounds.a1, bounds.b0, bounds.b1)); }

Ref python(const Match& match) { return named(types.match, numbers(match.a, match.b, match.length)); }

Ref python(const Filling& filling) {
  std::vector<Ref> fields = numbers(filling.blank, filling.start, filling.stop, filling.margin);
  fields.push_back(tuple_of(filling.alternatives, [](const Stretch& other) { return python(other); }));
  return named(types.filling, std::move(fields));
}

Ref python(const Matches& matches) {
  return tuple_of(matches, [](const Match& match) { return python(match); });
}

Ref python(const Fillings& fillings) {
  return tuple_of(fillings, [](const Filling& filling) { return python(filling); });
}

Ref python(const Move& move) {
  std::vector<Ref> fields;
  fields.push_back(python(move.bounds));
  fields.push_back(python(move.matches));
  fields.push_back(python(move.fillings));
  return named(types.move, std::move(fields));
}

Ref python(const Alignment& alignment) {
  std::vector<Ref> fields;
  fields.push_back(python(alignment.matches));
  fields.push_back(python(alignment.fillings));
  fields.push_back(tuple_of(alignment.moves, [](const Move& move) { return python(move); }));
  return named(types.alignment, std::move(fields));
}

std::optional<Bounds> read_seam(PyObject* seam) {
  if (!truth(seam)) return std::nullopt;
  const Ref fields(PySequence_Tuple(seam));
  const auto field = [&](Py_ssize_t k) { return static_cast<Index>(integer(entry(fields, k))); };
  return Bounds{field(0), field(1), field(2), field(3)};
}

Flags read_likely(PyObject* likely) {
  if (likely == Py_None) return {};
  const Ref given(PySequence_Tuple(likely));
  Flags found;
  for (Py_ssize_t k = 0; k < length(given); ++k) found.push_back(truth(entry(given, k)));
  return found;
}

Ref aligned_texts(PyObject* a, PyObject* b, PyObject* blanks, PyObject* likely, PyObject* seam) {
  Call call;
  std::vector<Blank> read = read_blanks(call, blanks);
  bool tells_width = false;
  for (const Blank& blank : read) tells_width = tells_width || blank.width;
  const Strand first = strand(call, a, false), second = strand(call, b, tells_width);
  call.times_a.resize(call.vocabulary.keys());
  call.times_b.resize(call.vocabulary.keys());
  call.place_b.resize(call.vocabulary.keys());
  Problem problem(call, first, second, std::move(read), read_likely(likely), read_seam(seam));
  const Alignment alignment = aligned(problem);
  call.tell_of_work();
  return python(alignment);
}

// Runs the function, and turns the errors of C++ into those of Python.
template <typename Function>
PyObject* at_the_boundary(Function function) {
  try {
    return function().release();
  } catch (const PythonError&) {
    return nullptr;
  } catch (const std::bad_alloc&) {
    return PyErr_NoMemory();
  } catch (const std::exception& error) {
    PyErr_SetString(PyExc_RuntimeError, error.what());
    return nullptr;
  }
}

PyObject* align(PyObject*, PyObject* arguments) {
  if (!types.alignment) {
    PyErr_SetString(PyExc_RuntimeError, "call prepare first");
    return nullptr;
  }
  PyObject *a, *b, *blanks, *likely, *seam;
  if (!PyArg_UnpackTuple(arguments, "align", 5, 5, &a, &b, &blanks, &likely, &seam)) return nullptr;
  return at_the_boundary([&] { return aligned_texts(a, b, blanks, likely, seam); });
}

PyObject* columns_of(PyObject*, PyObject* parts) {
  return at_the_boundary([&] { return columns(parts); });
}

PyObject* tokens_of(PyObject*, PyObject* arguments) {
  PyObject *text, *masks, *words, *white_space;
  if (!PyArg_ParseTuple(arguments, "UOOU", &text, &masks, &words, &white_space)) return nullptr;
  return at_the_boundary([&] { return tokens(text, masks, words, white_space); });
}

PyObject* words_of(PyObject*, PyObject* arguments) {
  PyObject* tell;
  Py_ssize_t most_words, longest, most_pieces;
  if (!PyArg_ParseTuple(arguments, "Onnn", &tell, &most_words, &longest, &most_pieces)) return nullptr;
  return at_the_boundary([&] { return words(tell, most_words, longest, most_pieces); });
}

PyObject* signs_within(PyObject*, PyObject* text) {
  return at_the_boundary([&] { return signs(text); });
}

PyObject* where_in(PyObject*, PyObject* arguments) {
  PyObject *column, *wanted;
  if (!PyArg_UnpackTuple(arguments, "where", 2, 2, &column, &wanted)) return nullptr;
  return at_the_boundary([&] { return where(column, wanted); });
}

PyObject* sentence_starts_of(PyObject*, PyObject* arguments) {
  PyObject *split, *stops, *roles, *is_always_stopped;
  long long sentences_per_small;
  if (!PyArg_ParseTuple(arguments, "OUOOL", &split, &stops, &roles, &is_always_stopped, &sentences_per_small)) {
    return nullptr;
  }
  return at_the_boundary([&] { return sentence_starts(split, stops, roles, is_always_stopped, sentences_per_small); });
}

PyObject* folded_text(PyObject*, PyObject* arguments) {
  PyObject *text, *in_masks, *stretches;
  if (!PyArg_ParseTuple(arguments, "UUO", &text, &in_masks, &stretches)) return nullptr;
  return at_the_boundary([&] { return folded(text, in_masks, stretches); });
}

PyObject* shingles_of(PyObject*, PyObject* arguments) {
  const char *folded, *blank;
  Py_ssize_t size, blank_size;
  long long head, one_in_head, one_in;
  if (!PyArg_ParseTuple(arguments, "y#y#LLL", &folded, &size, &blank, &blank_size, &head, &one_in_head, &one_in)) {
    return nullptr;
  }
  return at_the_boundary([&] { return shingles(folded, size, blank, blank_size, head, one_in_head, one_in); });
}

PyObject* prepare(PyObject*, PyObject* arguments) {
  PyObject* costs;
  Types told{};
  Callbacks back{};
  if (!PyArg_ParseTuple(arguments, "O(OOOOO)OOOO", &costs, &told.bounds, &told.match, &told.filling,
                        &told.move, &told.alignment, &back.letters, &back.misfits, &back.minimal_matches, &back.work)) {
    return nullptr;
  }
  return at_the_boundary([&] {
    read_costs(costs);
    // They are kept for as long as the process runs, as the module is.
    for (PyObject* kept : {told.bounds, told.match, told.filling, told.move, told.alignment, back.letters, back.misfits,
                           back.minimal_matches, back.work}) {
      Py_INCREF(kept);
    }
    types = told;
    callbacks = back;
    return Ref::shared(Py_None);
  });
}

PyMethodDef functions[] = {
    {"prepare", prepare, METH_VARARGS,
     "prepare(costs, types, letters, misfits, minimal_matches, work)\n--\n\n"
     "Take the costs, the types of an alignment, and what the kernel asks Python about; once, before align."},
    {"align", align, METH_VARARGS,
     "align(a, b, blanks, likely, seam)\n--\n\nReturn the alignment that articlediff.alignment.aligning describes."},
    {"columns", columns_of, METH_O,
     "columns(parts)\n--\n\nReturn the columns of a text, as articlediff.text.split describes them."},
    {"tokens", tokens_of, METH_VARARGS,
     "tokens(text, masks, words, white_space)\n--\n\n"
     "Return the columns of a text, and the keys and weights of its tokens; words is what words() made."},
    {"words", words_of, METH_VARARGS,
     "words(tell, most_words, longest, most_pieces)\n--\n\n"
     "Return a memory of the tokens that tell() tells of each word: of most_words words at most, each of at most\n"
     "longest code points and most_pieces tokens."},
    {"signs", signs_within, METH_O, "signs(text)\n--\n\nReturn each sign of the text once, in order."},
    {"where", where_in, METH_VARARGS,
     "where(column, wanted)\n--\n\nReturn the indices at which the column has a value that is wanted, in order."},
    {"sentence_starts", sentence_starts_of, METH_VARARGS,
     "sentence_starts(split, stops, roles, is_always_stopped, sentences_per_small)\n--\n\n"
     "Return the tokens that sentences begin with, as articlediff.text.sentence_starts describes them."},
    {"folded", folded_text, METH_VARARGS,
     "folded(text, in_masks, stretches)\n--\n\n"
     "Return the folded words of a text; stretches tells those of a stretch that has a sign of in_masks."},
    {"shingles", shingles_of, METH_VARARGS,
     "shingles(folded, blank, head, one_in_head, one_in)\n--\n\n"
     "Return the numbers of the shingles that are kept, as articlediff.corpus.sketch describes them."},
    {nullptr, nullptr, 0, nullptr},
};

PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "articlediff._kernel", "The loops over texts and alignments, compiled.", -1, functions,
    nullptr,               nullptr,               nullptr,                                 nullptr,
};

}  // namespace

}  // namespace articlediff

PyMODINIT_FUNC PyInit__kernel() {
  PyObject* module = PyModule_Create(&articlediff::definition);
  // The same number is in articlediff/kernel.py: what is asked of the kernel changes with it.
  if (module && PyModule_AddIntConstant(module, "REVISION", 4) < 0) Py_CLEAR(module);
  return module;
}
