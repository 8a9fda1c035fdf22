#pragma once

#include "namu/wire/message.hpp"

#include <cstddef>
#include <vector>

namespace namu::resolve {

/// What the answer section of a reply says of the name that was asked for: the aliases in it, and where they lead.
struct AnswerChain {
    Name last;                                 ///< the name at the end of the aliases
    bool has_records = false;                  ///< of the type, at the last name
    std::vector<Message::Record> records = {}; ///< in their order, of one owner and type after the other
};

/// Follows a reply's CNAME and DNAME records from the question's name, as far as a server of `zone` may speak of those names
/// (RFC 5452 §6).
///
/// A DNAME stands in the chain without the CNAME that came with it: whoever follows it makes that himself, so one that does
/// not follow from the DNAME is not believed (RFC 6672 §3.4.1).
[[nodiscard]] AnswerChain follow_answer(const Message& reply, const Question& question, const Name& zone,
                                        std::size_t most_aliases);

} // namespace namu::resolve
