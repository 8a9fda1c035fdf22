#pragma once

#include "bench/load/attack.hpp"
#include "namu/net/file_descriptor.hpp"

#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::bench {

/// TCP connections from many addresses on which nothing is ever asked. Where octets are sent, each is one of a message of
/// 65,535 octets, and who is thrown out begins anew; where none are, the connections are only there.
class Crowd final : public Attack {
public:
    struct Form {
        std::size_t connections = 0;
        double octets_per_second = 0; ///< on all of them together
    };

    /// Connects, and waits until all are accepted, or refused, or `patience_ns` is over. Throws std::system_error
    /// where there are no descriptors left.
    Crowd(const sockaddr_in& server, const Form& form, std::uint64_t patience_ns);

    void step(std::uint64_t now) override;
    [[nodiscard]] Counts counts() override;

private:
    void connect(std::size_t number);
    void send_one(std::size_t number);

    sockaddr_in server_;
    std::vector<net::FileDescriptor> clients_;
    double interval_ns_; // between two octets; 0: none are sent
    double next_due_ = 0;
    std::size_t next_ = 0;
    Counts counts_;
};

} // namespace namu::bench
