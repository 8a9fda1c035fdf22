#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace namu::net {

/// Cuts the octets of a TCP stream into messages; each has its length in two octets before it (RFC 1035
/// §4.2.2, RFC 7766 §8). No I/O: it is given octets in whatever pieces they come.
///
///     read into room()  ->  commit(n)  ->  next() until it has none  ->  read into room() ...
///                                          or peek(), and drop_next() for each
///
/// The buffer starts small and grows with the octets that have really come, not with the length that a client
/// announces; an idle connection is back at the small one.
class TcpFramer {
public:
    static constexpr std::size_t length_octets = 2;
    static constexpr std::size_t initial_octets = 4096; // of 64 questions as they are, most often
    static constexpr std::size_t max_octets = length_octets + 65535;

    TcpFramer() : buffer_(initial_octets) {}

    /// Where the next octets of the stream go; never empty. Only once `next()` has none left: the messages it
    /// has given are gone after this call.
    MutableBytes room();

    /// Says that the first `octets` of `room()` are filled.
    void commit(std::size_t octets) noexcept;

    /// The next message, without its length, valid until `room()`; none when it is not here as a whole. A
    /// message of no octets is `errc::bad_message`, and so is all that follows it.
    Result<std::optional<Bytes>> next() noexcept;

    /// The messages that `next()` would give, as many as `messages` takes, without taking them; those before a
    /// message of no octets.
    std::span<const Bytes> peek(std::span<Bytes> messages) const noexcept;

    /// Takes the first of what `peek` has found; it stays where it is until `room()`.
    void drop_next() noexcept;

    /// How much larger the buffer is than that of an idle connection.
    std::size_t grown_by() const noexcept { return buffer_.size() - initial_octets; }

    /// Some octets of a message are here and have not been given by `next()`.
    bool has_octets() const noexcept { return begin_ != end_; }

private:
    static std::optional<Bytes> first_of(Bytes octets) noexcept;
    Bytes pending() const noexcept { return Bytes{buffer_}.subspan(begin_, end_ - begin_); }
    void shrink_when_empty();
    void grow();

    std::vector<std::uint8_t> buffer_;
    std::size_t begin_ = 0; // octets before it have been given away as messages
    std::size_t end_ = 0;   // octets from here on are free
};

} // namespace namu::net
