#pragma once

#include "namu/wire/edns/option_code.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/opcode.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace namu {

/// What is asked for.
struct Question {
    Name name;
    RRType type{};
    RRClass rr_class = RRClass::IN;

    friend bool operator==(const Question&, const Question&) noexcept = default;
};

/// One option of an OPT record, uninterpreted.
struct EdnsOption {
    OptionCode code{};
    std::vector<std::uint8_t> data = {};

    friend bool operator==(const EdnsOption&, const EdnsOption&) = default;
};

/// The EDNS part of a message (RFC 6891 §6.1).
struct Opt {
    static constexpr std::uint16_t dnssec_ok_flag = 0x8000; // RFC 3225 §3

    std::uint16_t payload_size = 0; ///< as it stands there, even below 512
    std::uint8_t version = 0;
    std::uint16_t flags = 0;
    std::vector<EdnsOption> options = {};

    [[nodiscard]] bool dnssec_ok() const noexcept { return (flags & dnssec_ok_flag) != 0; }

    friend bool operator==(const Opt&, const Opt&) = default;
};

/// One message as values, for clients and tests; the server reads and writes in place (Query,
/// ResponseWriter).
struct Message {
    /// A record with RDATA in uncompressed wire form that fits its type.
    struct Record {
        Name owner;
        RRType type{};
        RRClass rr_class = RRClass::IN;
        Ttl ttl;
        std::vector<std::uint8_t> rdata = {};

        friend bool operator==(const Record&, const Record&) = default;
    };

    std::uint16_t id = 0;
    std::uint16_t flags = 0; ///< octets 2 and 3 of the header; see HeaderFlag
    /// The whole code: four bits of the header and eight of OPT (RFC 6891 §6.1.3).
    Rcode rcode = Rcode::NOERROR;
    std::vector<Question> questions;
    std::vector<Record> answer;
    std::vector<Record> authority;
    std::vector<Record> additional; ///< without OPT
    std::optional<Opt> opt;

    [[nodiscard]] bool has(std::uint16_t flag) const noexcept { return (flags & flag) != 0; }
    [[nodiscard]] Opcode opcode() const noexcept
    {
        return static_cast<Opcode>((flags & HeaderFlag::opcode_mask) >> 11);
    }
};

} // namespace namu
