#pragma once

#include "namu/base/clock.hpp"
#include "namu/wire/message.hpp"

#include <map>
#include <string>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace namu::journey {

/// What a browser knows of a host: its addresses, or that it has none.
struct HostEntry {
    std::vector<boost::asio::ip::address> addresses;
    bool is_no_name = false; ///< of one without addresses: there is no such name at all
    Clock::Time until;
};

/// What an answer says of its host: the addresses of A or AAAA records behind the aliases, and until when all of that
/// holds. Where there are none, that holds as long as the SOA says (RFC 2308 §5), or not at all.
[[nodiscard]] HostEntry host_entry_of(const Message& answer, Clock::Time now);

/// The names that a browser has asked for, for as long as the TTL allows. Bounded by what a journey asks for.
class HostCache {
public:
    /// Null where nothing is known that still holds.
    [[nodiscard]] const HostEntry* find(const std::string& host, Clock::Time now) const;
    void put(const std::string& host, HostEntry entry) { entries_[host] = std::move(entry); }

private:
    std::map<std::string, HostEntry> entries_;
};

} // namespace namu::journey
