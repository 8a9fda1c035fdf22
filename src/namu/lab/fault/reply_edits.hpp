#pragma once

#include "namu/wire/rcode.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/asio/ip/address.hpp>

/// The changes that faults make to a reply, in its octets. Each gives false, and changes nothing, where the reply has
/// nothing of that kind: no records, no referral, no header even.
namespace namu::lab {

using Reply = std::vector<std::uint8_t>;

/// QR off.
bool make_no_response(Reply& reply);
/// AA off; false where it was off.
bool make_not_authoritative(Reply& reply);
/// The id plus that much; `difference` is not 0 modulo 65,536.
bool change_id(Reply& reply, std::uint16_t difference);
/// Another letter in the name of the question; of the root's, another type.
bool change_question(Reply& reply);
/// Each letter of the name in the question in the other case.
bool change_case(Reply& reply);
/// That code, and no records but OPT; AA stays with NOERROR and NXDOMAIN only.
bool make_failure(Reply& reply, Rcode rcode);
/// TC, and no records but OPT.
bool make_truncated(Reply& reply);
/// The serial of each SOA less that much (RFC 1982 §3.1 counts around).
bool lower_serials(Reply& reply, std::uint32_t by);
/// That TTL on all records but OPT.
bool set_ttls(Reply& reply, std::uint32_t seconds);
/// A referral without additional records.
bool remove_glue(Reply& reply);
/// The addresses in a referral, those of the same family as this one, become this one.
bool change_glue(Reply& reply, const boost::asio::ip::address& address);
/// The first octets only; false where there are no more than that.
bool cut_after(Reply& reply, std::size_t octets);
/// Made at least so long with TXT records at its end.
bool make_longer(Reply& reply, std::size_t octets);

} // namespace namu::lab
