#pragma once

#include "namu/wire/name.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// Puts octets of a message together by hand, right or wrong.
class MessageSample {
public:
    MessageSample& u8(unsigned value)
    {
        octets_.push_back(static_cast<std::uint8_t>(value));
        return *this;
    }
    MessageSample& u16(unsigned value) { return u8(value >> 8 & 0xff).u8(value & 0xff); }
    MessageSample& u32(std::uint32_t value) { return u16(value >> 16).u16(value & 0xffff); }
    MessageSample& raw(std::string_view octets)
    {
        octets_.insert(octets_.end(), octets.begin(), octets.end());
        return *this;
    }
    MessageSample& name(std::string_view text)
    {
        return raw(as_text(Name::from_text(text).value().octets()));
    }
    MessageSample& header(unsigned id, unsigned flags, unsigned questions, unsigned answer,
                          unsigned authority, unsigned additional)
    {
        return u16(id).u16(flags).u16(questions).u16(answer).u16(authority).u16(additional);
    }
    /// The fields of a record behind its owner.
    MessageSample& fields(unsigned type, unsigned rr_class, std::uint32_t ttl, unsigned length)
    {
        return u16(type).u16(rr_class).u32(ttl).u16(length);
    }

    [[nodiscard]] Bytes bytes() const { return octets_; }

private:
    std::vector<std::uint8_t> octets_;
};

} // namespace namu
