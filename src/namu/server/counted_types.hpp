#pragma once

#include "namu/wire/rr_type.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace namu::server {

/// The record types that have a number of their own among the metrics; a fixed set, since whoever asks may ask for any of
/// 65,536 and must not make as many time series.
class CountedTypes {
public:
    static constexpr std::array named{
        RRType::A,     RRType::NS,         RRType::CNAME, RRType::SOA,   RRType::PTR,     RRType::HINFO,
        RRType::MX,    RRType::TXT,        RRType::AAAA,  RRType::LOC,   RRType::SRV,     RRType::NAPTR,
        RRType::DNAME, RRType::DS,         RRType::SSHFP, RRType::RRSIG, RRType::NSEC,    RRType::DNSKEY,
        RRType::NSEC3, RRType::NSEC3PARAM, RRType::TLSA,  RRType::CDS,   RRType::CDNSKEY, RRType::OPENPGPKEY,
        RRType::CSYNC, RRType::ZONEMD,     RRType::SVCB,  RRType::HTTPS, RRType::SPF,     RRType::IXFR,
        RRType::AXFR,  RRType::ANY,        RRType::URI,   RRType::CAA,
    };
    static constexpr std::size_t other = named.size();    ///< a type that is not among these
    static constexpr std::size_t none = named.size() + 1; ///< the question could not be read
    static constexpr std::size_t count = named.size() + 2;

    /// The place of a type in numbers by type.
    [[nodiscard]] static constexpr std::size_t place_of(RRType type) noexcept
    {
        const auto number = static_cast<std::size_t>(type);
        return number < places.size() ? places[number] : other;
    }

    /// "A", "other", "none".
    [[nodiscard]] static std::string_view name(std::size_t place) noexcept
    {
        return place < named.size() ? mnemonic(named[place]) : place == other ? "other" : "none";
    }

private:
    static constexpr std::array places = [] {
        std::array<std::uint8_t, 258> out{};
        out.fill(static_cast<std::uint8_t>(named.size()));
        for (std::size_t i = 0; i < named.size(); ++i)
            out[static_cast<std::size_t>(named[i])] = static_cast<std::uint8_t>(i);
        return out;
    }();
};

} // namespace namu::server
