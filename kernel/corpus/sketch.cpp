// Twin of articlediff/corpus/sketch.py.
#include <cstring>

#include "corpus.hpp"

namespace articlediff {

namespace {

constexpr int DROPPED = 64 - 47;
constexpr std::uint64_t OFFSET = 0xCBF29CE484222325, PRIME = 0x100000001B3;
constexpr std::uint64_t FIRST = 0x9E3779B97F4A7C15, SECOND = 0xC2B2AE3D27D4EB4F, THIRD = 0x165667B19E3779F9;
constexpr std::uint64_t BLANK = ~std::uint64_t{0};

std::uint64_t number_of_word(const char* at, const char* end) {
  std::uint64_t number = OFFSET;
  for (; at < end; ++at) number = (number ^ static_cast<unsigned char>(*at)) * PRIME;
  return number * FIRST >> DROPPED;
}

// The numbers of the words, each of which has a space after it.
std::vector<std::uint64_t> numbers(const char* at, const char* end, const char* blank, std::size_t blank_size) {
  std::vector<std::uint64_t> found;
  while (at < end) {
    const char* start = at;
    while (at < end && *at != ' ') ++at;
    const std::size_t size = at - start;
    const bool is_blank = size == blank_size && !std::memcmp(start, blank, size);
    if (size) found.push_back(is_blank ? BLANK : number_of_word(start, at));
    ++at;
  }
  return found;
}

}  // namespace

Ref shingles(const char* folded, Py_ssize_t size, const char* blank, Py_ssize_t blank_size, std::int64_t head,
             std::int64_t one_in_head, std::int64_t one_in) {
  const std::vector<std::uint64_t> words = numbers(folded, folded + size, blank, blank_size);
  std::vector<Ref> kept;
  for (std::size_t at = 0; at + 2 < words.size(); ++at) {
    const std::uint64_t first = words[at], second = words[at + 1], third = words[at + 2];
    if (first == BLANK || second == BLANK || third == BLANK) continue;
    const std::uint64_t others = (static_cast<std::int64_t>(at) < head ? one_in_head : one_in) - 1;
    if ((first + second + third) & others) continue;
    const std::uint64_t number = (first * FIRST + second * SECOND + third * THIRD) >> DROPPED;
    kept.push_back(Ref(PyLong_FromLongLong(static_cast<long long>(number))));
  }
  return Ref(PySequence_List(tuple(std::move(kept)).get()));
}

}  // namespace articlediff
