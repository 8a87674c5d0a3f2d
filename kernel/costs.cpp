#include "costs.hpp"

namespace articlediff {

Costs cost;

void read_costs(PyObject* costs) {
#define X(name) cost.name = integer(attribute(costs, #name).get());
  ARTICLEDIFF_COSTS(X)
#undef X
#define X(name) cost.name = PyFloat_AsDouble(attribute(costs, #name).get());
  ARTICLEDIFF_SHARES(X)
#undef X
  const Ref grams = sequence(costs, "GRAMS");
  cost.GRAMS.clear();
  for (Py_ssize_t k = 0; k < length(grams); ++k) {
    cost.GRAMS.push_back(static_cast<std::int32_t>(integer(entry(grams, k))));
  }
  const Ref sparsest = attribute(costs, "SPARSEST");
  for (long size = 1; size <= 3; ++size) {
    const Ref key(PyLong_FromLong(size));
    cost.SPARSEST[size] = integer(Ref(PyObject_GetItem(sparsest.get(), key.get())).get());
  }
  if (PyErr_Occurred()) throw PythonError{};
}

}  // namespace articlediff
