#pragma once

#include "namu/answer/job.hpp"

#include <cstddef>
#include <cstdint>

namespace namu::server {

/// What kinds of answers are limited apart from each other.
enum class AnswerKind : std::uint8_t {
    positive,
    wildcard, ///< positive, but the name asked for can be any of many
    no_data,
    name_error,
    referral,
    error, ///< no data from a zone: refused, faulty, about the server
};
inline constexpr std::size_t answer_kinds = 6;

/// What an answer is about, so that asking for the same in other words makes no other subject of it: positive answers
/// by name, whatever the type; those of a wildcard by the wildcard; "no such name" by zone; referrals by zone cut; errors
/// are all alike. Each subject is a name of a zone, so that nobody can ask for new ones without end.
struct AnswerSubject {
    AnswerKind kind;
    std::uint64_t name_hash; ///< the case of letters does not count
};

/// The subject of the answer to a question that has been through `find_all`.
[[nodiscard]] AnswerSubject subject_of(const AnswerJob& job) noexcept;

} // namespace namu::server
