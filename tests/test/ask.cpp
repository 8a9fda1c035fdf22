#include "test/ask.hpp"

#include "namu/wire/message_reader.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/query_writer.hpp"

#include <array>
#include <chrono>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>

namespace namu::testing {
namespace {

using boost::asio::ip::udp;

constexpr std::chrono::milliseconds moment{300};

} // namespace

std::optional<Message> ask(const std::string& address, std::uint16_t port, const std::string& name,
                           RRType type)
{
    boost::asio::io_context context;
    const udp::endpoint server{boost::asio::ip::make_address(address), port};
    udp::socket socket{context, server.protocol()};
    socket.connect(server);
    const Question question{Name::from_text(name).value(), type};
    socket.send(boost::asio::buffer(write_query(7, HeaderFlag::recursion_desired, question)));
    std::array<std::uint8_t, 4'096> room{};
    std::optional<Message> reply;
    socket.async_receive(boost::asio::buffer(room), [&](const auto& error, std::size_t octets) {
        if (!error)
            reply = read_message(Bytes{room}.first(octets)).value();
    });
    context.run_for(moment);
    return reply;
}

std::string answer_text(const std::optional<Message>& reply)
{
    if (!reply)
        return "no reply";
    std::string text;
    for (const Message::Record& record : reply->answer)
        text += (text.empty() ? "" : " ") + rdata_text(record);
    return text.empty() ? to_text(reply->rcode) : text;
}

} // namespace namu::testing
