#pragma once

#include "namu/base/bytes.hpp"
#include "namu/net/endpoint.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <utility>

namespace namu::net {

/// The two ends of a TCP connection.
struct TcpPeer {
    Endpoint remote;          ///< the client
    Endpoint local;           ///< the endpoint of ours that it has connected to
    std::size_t listener = 0; ///< the number given to `TcpServer::listen`
};

/// A message of an answer in several parts, or that there is none.
struct TcpPart {
    enum class Then : std::uint8_t { more, finished, close_connection };

    std::size_t octets = 0; ///< what has been written to the room; 0: no message
    Then then = Then::finished;
};

/// The rest of an answer that takes more than one message, such as a zone transfer (RFC 5936 §2.2).
class TcpStream {
public:
    virtual ~TcpStream() = default;

    /// Writes the next message. Called while the client takes what was written before, so it is a client that
    /// reads slowly, not memory of ours, that holds the stream up. Must not throw. When the connection is
    /// closed, the stream is destroyed without a further call.
    virtual TcpPart next(MutableBytes room) = 0;
};

/// What a handler says to one question.
struct TcpReply {
    enum class Then : std::uint8_t { next_question, close_connection };

    std::size_t octets = 0; ///< what has been written to the room; 0: no message
    Then then = Then::next_question;
    std::unique_ptr<TcpStream> rest; ///< further messages; the next question waits until they are out

    static TcpReply message(std::size_t octets) { return {octets, Then::next_question, nullptr}; }
    static TcpReply nothing() { return {}; }
    static TcpReply close() { return {0, Then::close_connection, nullptr}; }
    static TcpReply first_of_many(std::size_t octets, std::unique_ptr<TcpStream> rest)
    {
        return {octets, Then::next_question, std::move(rest)};
    }
};

/// The longest message TCP framing can carry (RFC 1035 §4.2.2), and the size of the room a handler gets.
inline constexpr std::size_t max_tcp_message_octets = 65535;

/// So many questions a handler sees at once, at most.
inline constexpr std::size_t max_tcp_batch = 64;

/// The questions that a client has sent and that are not answered yet, at least one.
struct TcpBatch {
    std::span<const Bytes> questions;
    const TcpPeer& peer;
};

/// Answers question `number` of a batch: writes to the room and says how much. Must not throw.
///
/// Called for 0, 1, 2 ... of a batch with no other call between them, so that with number 0 a handler may do for
/// all of them what is better done together. It may end before the last one; what is left comes again, as another
/// batch.
using TcpHandler = std::function<TcpReply(const TcpBatch& batch, std::size_t number, MutableBytes room)>;

} // namespace namu::net
