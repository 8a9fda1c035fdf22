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
    if (end_ == buffer_.size() && begin_ > 0) {
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

Result<std::optional<Bytes>> TcpFramer::next() noexcept
{
    const Bytes octets = pending();
    if (octets.size() < length_octets)
        return std::nullopt;
    const std::size_t length = load_u16(octets.data());
    if (length == 0)
        return error_code{make_error_code(boost::system::errc::bad_message)};
    if (octets.size() - length_octets < length)
        return std::nullopt;
    begin_ += length_octets + length;
    return std::optional{octets.subspan(length_octets, length)};
}

} // namespace namu::net
