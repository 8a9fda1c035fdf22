#pragma once

#include "namu/lab/journal/journal.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace namu::lab {

/// A capture file (pcap, of link type RAW: IP packets) of the questions and the replies that were sent, in the order of
/// time. The port of the servers is written as 53, so that every reader knows what the packets are; of a connection just
/// the segments with the messages are there.
[[nodiscard]] std::vector<std::uint8_t> to_pcap(std::span<const JournalEntry> entries);

} // namespace namu::lab
