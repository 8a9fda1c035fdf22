#pragma once

#include <cstdint>

namespace namu::bench {

/// Something that is done to a server while it is asked, in small steps between the questions: on the same thread, so that
/// it takes turns with the client and does not take its core away.
class Attack {
public:
    virtual ~Attack() = default;

    /// Does what is due, without waiting.
    virtual void step(std::uint64_t now) = 0;

    struct Counts {
        std::uint64_t datagrams = 0;   ///< sent
        std::uint64_t octets = 0;      ///< sent by TCP
        std::uint64_t connections = 0; ///< that are open now
        std::uint64_t closed = 0;      ///< connections that the server has closed, or has not taken
    };
    [[nodiscard]] virtual Counts counts() = 0;
};

} // namespace namu::bench
