#include "namu/net/tcp_framer.hpp"

#include <boost/assert.hpp>
#include <boost/system/errc.hpp>

#include <algorithm>
#include <cstring>

namespace namu::net {

MutableBytes TcpFramer::room()
{
    if (begin_ == end_)
        shrink_when_empty();
    // The beginning of a message stays behind the messages that were given. To read into what little room is
    // left behind it would cost a system call for a few octets.
    if (begin_ > 0 && buffer_.size() - end_ < buffer_.size() / 2) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size())
        grow();
    return MutableBytes{buffer_}.subspan(end_);
}

void TcpFramer::shrink_when_empty()
{
    begin_ = 0;
    end_ = 0;
    if (buffer_.size() > initial_octets)
        buffer_ = std::vector<std::uint8_t>(initial_octets);
}

void TcpFramer::grow()
{
    BOOST_ASSERT_MSG(buffer_.size() < max_octets, "a whole message waits to be taken by next()");
    buffer_.resize(std::min(2 * buffer_.size(), max_octets));
}

void TcpFramer::commit(std::size_t octets) noexcept
{
    BOOST_ASSERT(octets <= buffer_.size() - end_);
    end_ += octets;
}

/// The message that the octets begin with, when it is here as a whole; it may be empty.
std::optional<Bytes> TcpFramer::first_of(Bytes octets) noexcept
{
    if (octets.size() < length_octets)
        return std::nullopt;
    const std::size_t length = load_u16(octets.data());
    if (octets.size() - length_octets < length)
        return std::nullopt;
    return octets.subspan(length_octets, length);
}

Result<std::optional<Bytes>> TcpFramer::next() noexcept
{
    const auto message = first_of(pending());
    if (!message)
        return std::nullopt;
    if (message->empty())
        return error_code{make_error_code(boost::system::errc::bad_message)};
    begin_ += length_octets + message->size();
    return message;
}

std::span<const Bytes> TcpFramer::peek(std::span<Bytes> messages) const noexcept
{
    Bytes rest = pending();
    std::size_t count = 0;
    while (count < messages.size()) {
        const auto message = first_of(rest);
        if (!message || message->empty())
            break;
        messages[count++] = *message;
        rest = rest.subspan(length_octets + message->size());
    }
    return messages.first(count);
}

void TcpFramer::drop_next() noexcept
{
    const auto message = first_of(pending());
    BOOST_ASSERT(message);
    begin_ += length_octets + message->size();
}

} // namespace namu::net
