#include "bench/load/flood.hpp"

#include "bench/support/mixed_numbers.hpp"
#include "bench/support/system.hpp"

#include <algorithm>

namespace namu::bench {
namespace {

constexpr std::size_t sources = 8;
constexpr std::size_t kept = 4096; // datagrams, sent again and again
constexpr std::size_t header_octets = 12;
constexpr std::size_t flags_at = 2;
constexpr std::uint8_t response_flag = 0x80;

std::vector<std::uint8_t> random_octets(Draws& draws, std::size_t count)
{
    std::vector<std::uint8_t> octets(count);
    for (std::uint8_t& octet : octets)
        octet = static_cast<std::uint8_t>(draws.next());
    return octets;
}

std::vector<std::uint8_t> make_garbage(Draws& draws, Questions& questions)
{
    constexpr std::uint64_t most_octets = 512;
    const auto question = questions.next();
    std::vector<std::uint8_t> octets{question.begin(), question.end()};
    switch (draws.below(4)) {
    case 0: return random_octets(draws, draws.below(most_octets));
    case 1: octets[flags_at] |= response_flag; break;
    case 2: octets.resize(draws.below(octets.size())); break;
    default:
        std::ranges::copy(random_octets(draws, header_octets), octets.begin());
        octets[flags_at] &= static_cast<std::uint8_t>(~response_flag);
    }
    return octets;
}

} // namespace

Flood::Flood(const sockaddr_in& server, Questions& questions)
{
    Draws draws{1, 1};
    for (std::size_t i = 0; i < sources; ++i)
        sockets_.push_back(open_socket(SOCK_DGRAM, loopback_address(i), server));
    for (std::size_t i = 0; i < kept; ++i)
        garbage_.push_back(make_garbage(draws, questions));
    for (auto& octets : garbage_)
        octets_.push_back({octets.data(), octets.size()});
    messages_.resize(kept);
    for (std::size_t i = 0; i < kept; ++i) {
        messages_[i].msg_hdr.msg_iov = &octets_[i];
        messages_[i].msg_hdr.msg_iovlen = 1;
    }
}

void Flood::step(std::uint64_t /*now*/)
{
    const int socket = sockets_[steps_ % sockets_.size()].get();
    const int count = ::sendmmsg(socket, &messages_[steps_ * batch % kept], batch, MSG_DONTWAIT);
    sent_ += static_cast<std::uint64_t>(std::max(count, 0));
    ++steps_;
}

} // namespace namu::bench
