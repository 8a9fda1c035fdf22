#include "namu/lab/journal/journal_capture.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>

namespace namu::lab {
namespace {

constexpr std::uint8_t udp_number = 17;
constexpr std::uint8_t tcp_number = 6;
constexpr std::uint16_t dns_port = 53;
constexpr std::size_t most_segment_octets = 1'400;
constexpr std::uint32_t pcap_magic = 0xa1b2c3d4; // times in microseconds
constexpr std::uint32_t link_type_raw = 101;
constexpr std::uint32_t most_packet_octets = 262'144;

/// Grows at its end, in network order.
class Octets {
public:
    void add_u8(unsigned value) { octets_.push_back(static_cast<std::uint8_t>(value)); }
    void add_u16(unsigned value)
    {
        add_u8(value >> 8U & 0xffU);
        add_u8(value & 0xffU);
    }
    void add_u32(std::uint32_t value)
    {
        add_u16(value >> 16U);
        add_u16(value & 0xffffU);
    }
    template <typename Range>
    void add(const Range& range)
    {
        octets_.insert(octets_.end(), range.begin(), range.end());
    }
    void set_u16(std::size_t at, std::uint16_t value) { store_u16(&octets_[at], value); }
    [[nodiscard]] const std::vector<std::uint8_t>& get() const noexcept { return octets_; }

private:
    std::vector<std::uint8_t> octets_;
};

/// The sum of RFC 1071 §1 over these octets.
std::uint16_t internet_checksum(Bytes octets)
{
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < octets.size(); i += 2)
        sum += octets[i] * 256U + (i + 1 < octets.size() ? octets[i + 1] : 0U);
    while (sum > 0xffff)
        sum = (sum >> 16U) + (sum & 0xffffU);
    return static_cast<std::uint16_t>(~sum);
}

struct Packet {
    net::Endpoint from;
    net::Endpoint to;
    JournalEntry::Time time;
    Transport transport;
    std::uint32_t sequence = 0;     ///< of a segment: octets sent before
    std::uint32_t acknowledged = 0; ///< and received
};

template <typename Visit>
void with_octets(const boost::asio::ip::address& address, Visit&& visit)
{
    address.is_v4() ? visit(address.to_v4().to_bytes()) : visit(address.to_v6().to_bytes());
}

void add_addresses(Octets& out, const Packet& packet)
{
    const auto add = [&out](const auto& octets) { out.add(octets); };
    with_octets(packet.from.address, add);
    with_octets(packet.to.address, add);
}

/// UDP header or TCP header, and what is carried (RFC 768; RFC 9293 §3.1), with the checksum that covers addresses, too.
std::vector<std::uint8_t> transport_part(const Packet& packet, Bytes carried)
{
    constexpr unsigned tcp_header_octets = 20;
    constexpr unsigned acknowledge_and_push = 0x18;
    const bool is_udp = packet.transport == Transport::udp;
    Octets out;
    out.add_u16(packet.from.port);
    out.add_u16(packet.to.port);
    if (is_udp) {
        out.add_u16(static_cast<unsigned>(carried.size() + 8));
    } else {
        out.add_u32(packet.sequence);
        out.add_u32(packet.acknowledged);
        out.add_u8(tcp_header_octets / 4U << 4U);
        out.add_u8(acknowledge_and_push);
        out.add_u16(0xffff); // window
    }
    const std::size_t checksum_at = out.get().size();
    out.add_u16(0);
    if (!is_udp)
        out.add_u16(0); // urgent pointer
    out.add(carried);

    Octets covered;
    add_addresses(covered, packet);
    covered.add_u32(static_cast<std::uint32_t>(out.get().size()));
    covered.add_u32(is_udp ? udp_number : tcp_number);
    covered.add(out.get());
    const std::uint16_t checksum = internet_checksum(covered.get());
    out.set_u16(checksum_at, checksum == 0 ? 0xffff : checksum);
    return out.get();
}

/// The whole packet (RFC 791 §3.1; RFC 8200 §3).
std::vector<std::uint8_t> ip_packet(const Packet& packet, Bytes carried)
{
    constexpr unsigned v4_header_octets = 20;
    constexpr unsigned hops = 64;
    const auto inner = transport_part(packet, carried);
    const unsigned protocol = packet.transport == Transport::udp ? udp_number : tcp_number;
    Octets out;
    if (packet.from.address.is_v4()) {
        out.add_u16(0x4500); // version 4, five words of header
        out.add_u16(static_cast<unsigned>(v4_header_octets + inner.size()));
        out.add_u32(0x4000); // not cut up
        out.add_u8(hops);
        out.add_u8(protocol);
        out.add_u16(0);
        add_addresses(out, packet);
        out.set_u16(10, internet_checksum(out.get()));
    } else {
        out.add_u32(0x6000'0000);
        out.add_u16(static_cast<unsigned>(inner.size()));
        out.add_u8(protocol);
        out.add_u8(hops);
        add_addresses(out, packet);
    }
    out.add(inner);
    return out.get();
}

/// Makes packets of messages, and keeps how far each connection has come.
class Capture {
public:
    Capture()
    {
        out_.add_u32(pcap_magic);
        out_.add_u16(2); // version 2.4
        out_.add_u16(4);
        out_.add_u32(0);
        out_.add_u32(0);
        out_.add_u32(most_packet_octets);
        out_.add_u32(link_type_raw);
    }

    void add(const net::Endpoint& from, const net::Endpoint& to, Transport transport, JournalEntry::Time time,
             Bytes message)
    {
        Packet packet{from, to, time, transport};
        if (transport == Transport::udp) {
            // A datagram has 16 bits for its length.
            return add_packet(packet, message.first(std::min<std::size_t>(message.size(), 65'000)));
        }
        Octets stream;
        stream.add_u16(static_cast<unsigned>(message.size()));
        stream.add(message);
        std::uint32_t& sent = sent_[{from, to}];
        packet.acknowledged = sent_[{to, from}] + 1;
        for (Bytes rest = stream.get(); !rest.empty();) {
            const Bytes segment = rest.first(std::min(rest.size(), most_segment_octets));
            packet.sequence = sent + 1;
            add_packet(packet, segment);
            sent += static_cast<std::uint32_t>(segment.size());
            rest = rest.subspan(segment.size());
        }
    }

    [[nodiscard]] const std::vector<std::uint8_t>& octets() const noexcept { return out_.get(); }

private:
    void add_packet(const Packet& packet, Bytes carried)
    {
        const auto since = packet.time.time_since_epoch();
        const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
        const auto octets = ip_packet(packet, carried);
        out_.add_u32(static_cast<std::uint32_t>(seconds.count()));
        out_.add_u32(static_cast<std::uint32_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(since - seconds).count()));
        out_.add_u32(static_cast<std::uint32_t>(octets.size()));
        out_.add_u32(static_cast<std::uint32_t>(octets.size()));
        out_.add(octets);
    }

    Octets out_;
    std::map<std::pair<net::Endpoint, net::Endpoint>, std::uint32_t> sent_; // octets, by direction
};

/// One message on its way.
struct Sent {
    std::uint64_t number;
    JournalEntry::Time time;
    const JournalEntry* entry;
    bool is_reply;
};

} // namespace

std::vector<std::uint8_t> to_pcap(std::span<const JournalEntry> entries)
{
    std::vector<Sent> messages;
    for (const JournalEntry& entry : entries) {
        messages.push_back({entry.asked, entry.asked_at, &entry, false});
        if (entry.answered != 0 && entry.reply.is_sent())
            messages.push_back({entry.answered, entry.answered_at, &entry, true});
    }
    std::ranges::sort(messages, {}, [](const Sent& sent) { return std::tuple{sent.time, sent.number}; });

    Capture capture;
    for (const Sent& sent : messages) {
        const JournalEntry& entry = *sent.entry;
        const net::Endpoint server{entry.server.address, dns_port};
        const net::Endpoint& client = entry.client.endpoint;
        if (sent.is_reply)
            capture.add(server, client, entry.client.transport, sent.time, entry.reply.octets);
        else
            capture.add(client, server, entry.client.transport, sent.time, entry.question);
    }
    return capture.octets();
}

} // namespace namu::lab
