#pragma once

#include "namu/base/bytes.hpp"
#include "support/case_file.hpp"
#include "support/case_packet.hpp"

#include <array>
#include <string>
#include <vector>

namespace namu::testing {

/// A reply as lines of text, in one fixed form for what a case expects and for what came, so that the
/// two are compared and shown line by line.
struct ReplyText {
    std::vector<std::string> head;                    ///< status, flags, opcode, question
    std::array<std::vector<std::string>, 3> sections; ///< answer, authority, additional without OPT
    std::vector<std::string> edns;                    ///< OPT, extended errors, other options

    friend bool operator==(const ReplyText&, const ReplyText&) = default;
};

/// What the fields of a block ask for; absent sections are empty, absent options are not there. Throws
/// CaseError on a mistake in them.
[[nodiscard]] ReplyText expected_reply(const CaseBlock& block, const CasePacket& packet,
                                       const AnswerSettings& settings);

/// What a server sent; throws std::invalid_argument where it is no well-formed message.
[[nodiscard]] ReplyText received_reply(Bytes message);

/// A section that is expected as `N records` is shown as such in what came.
void hide_counted_sections(const ReplyText& expected, ReplyText& received);

/// Both in two columns, expected left; lines that differ are marked.
[[nodiscard]] std::string side_by_side(const ReplyText& expected, const ReplyText& received);

} // namespace namu::testing
