#pragma once

#include "problem.hpp"

namespace articlediff {

Alignment aligned(Problem& problem);

}  // namespace articlediff
