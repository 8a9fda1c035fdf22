#pragma once

#include "namu/lab/question_port.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace namu::lab {

/// What the nearest server is called.
inline constexpr std::string_view nearest_name = "nearest";

/// A question to a server of a lab, and what came back.
struct JournalEntry {
    using Time = std::chrono::system_clock::time_point;

    std::uint64_t asked = 0;    ///< all questions and replies of a lab are numbered as they happen: 1, 2, ...
    std::uint64_t answered = 0; ///< 0: not yet
    Time asked_at;
    Time answered_at; ///< when the reply is due: what delays it is counted
    Client client;
    std::string client_name; ///< empty: somebody outside of the lab
    net::Endpoint server;
    std::string server_name;
    std::string zone; ///< of that server, which the name asked for belongs to; empty: none
    std::vector<std::uint8_t> question;
    Delivery reply;
    std::vector<std::string> faults; ///< that were done to the reply
};

/// What happened in a lab across all of its servers, in order; the oldest is forgotten when it is too much.
class Journal {
public:
    explicit Journal(std::size_t most_entries = 10'000, std::size_t most_octets = 32 * 1'024 * 1'024)
        : most_entries_{most_entries},
          most_octets_{most_octets}
    {}

    /// Notes a question; its number, to come back with the reply. The members about the reply are not looked at.
    std::uint64_t ask(JournalEntry entry);
    /// Completes it, and tells those who follow. An entry that was forgotten meanwhile stays so.
    void answer(std::uint64_t asked, Delivery reply, std::vector<std::string> faults = {});
    void clear() noexcept;

    /// In the order of the questions; the last ones may wait for their reply.
    [[nodiscard]] const std::deque<JournalEntry>& entries() const noexcept { return entries_; }
    /// How many were forgotten for want of room.
    [[nodiscard]] std::uint64_t forgotten() const noexcept { return forgotten_; }

    using Follower = std::function<void(const JournalEntry&)>;
    /// Calls it for each entry that is completed from now on, until `leave` with the number that is returned.
    std::uint64_t follow(Follower follower);
    void leave(std::uint64_t follower) { followers_.erase(follower); }

private:
    void make_room();

    std::size_t most_entries_;
    std::size_t most_octets_;
    std::size_t octets_ = 0; ///< of all questions and replies
    std::deque<JournalEntry> entries_;
    std::uint64_t last_number_ = 0;
    std::uint64_t forgotten_ = 0;
    std::map<std::uint64_t, Follower> followers_;
    std::uint64_t last_follower_ = 0;
};

} // namespace namu::lab
