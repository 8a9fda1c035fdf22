#include "namu/http/server.hpp"

#include "namu/http/date.hpp"
#include "namu/http/listen.hpp"

#include <exception>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/beast/http/message_generator.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

namespace namu::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using BeastRequest = beast::http::request<beast::http::string_body>;
using beast::http::field;

constexpr std::uint32_t most_head_octets = 8 * 1024;
constexpr std::uint64_t most_body_octets = 64 * 1024;
constexpr std::chrono::milliseconds retry_after{100};

/// The status of a request that cannot be read; nothing where the client has just gone, or been silent for too long.
std::optional<unsigned> status_of(const error_code& error)
{
    if (error == beast::http::error::header_limit)
        return 431;
    if (error == beast::http::error::body_limit)
        return 413;
    const bool is_gone =
        error == beast::http::error::end_of_stream || error == beast::http::error::partial_message;
    if (is_gone || error.category() != make_error_code(beast::http::error::bad_method).category())
        return std::nullopt;
    return 400;
}

std::string to_string(beast::string_view text)
{
    return {text.data(), text.size()};
}

/// Turns our replies into what Beast sends.
class ReplyMaker {
public:
    ReplyMaker(const BeastRequest& request, const std::string& server, bool keep_alive)
        : version_{request.version()},
          is_head_{request.method() == beast::http::verb::head},
          server_{server},
          keep_alive_{keep_alive}
    {}

    [[nodiscard]] beast::http::message_generator make(Reply reply) const
    {
        auto response = head<beast::http::string_body>(reply);
        response.content_length(reply.body.size());
        if (!is_head_)
            response.body() = std::move(reply.body);
        return response;
    }

    /// Nothing where the file cannot be opened.
    [[nodiscard]] std::optional<beast::http::message_generator> make_from_file(const Reply& reply) const
    {
        beast::error_code error;
        beast::http::file_body::value_type body;
        body.open(reply.file.c_str(), beast::file_mode::scan, error);
        if (error)
            return std::nullopt;
        auto response = head<beast::http::file_body>(reply);
        const std::uint64_t size = body.size();
        if (is_head_) {
            beast::http::response<beast::http::empty_body> only_head{std::move(response.base())};
            only_head.content_length(size);
            return only_head;
        }
        response.body() = std::move(body);
        response.content_length(size);
        return response;
    }

private:
    template <typename Body>
    [[nodiscard]] beast::http::response<Body> head(const Reply& reply) const
    {
        beast::http::response<Body> response;
        response.version(version_);
        response.result(reply.status);
        response.set(field::server, server_);
        response.set(field::date, date_text(std::chrono::system_clock::now()));
        response.keep_alive(keep_alive_);
        for (const Field& one : reply.fields)
            response.set(one.name, one.value);
        response.set(field::content_type, reply.media_type);
        return response;
    }

    unsigned version_;
    bool is_head_;
    const std::string& server_;
    bool keep_alive_;
};

} // namespace

std::string_view reason(unsigned status) noexcept
{
    const auto text = beast::http::obsolete_reason(beast::http::int_to_status(status));
    return {text.data(), text.size()};
}

struct Server::State {
    State(asio::io_context& the_context, Settings the_settings)
        : context{the_context},
          settings{std::move(the_settings)}
    {}

    asio::io_context& context;
    Settings settings;
    std::vector<tcp::acceptor> acceptors;
    std::vector<asio::steady_timer> retries; ///< of accepting
    std::set<Connection*> connections;       ///< that are open
};

/// A client's connection: requests one after the other.
class Server::Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(std::shared_ptr<State> state, tcp::socket socket, net::Endpoint server, net::Endpoint client)
        : state_{std::move(state)},
          stream_{std::move(socket)},
          server_{std::move(server)},
          client_{std::move(client)}
    {
        state_->connections.insert(this);
    }
    ~Connection() { state_->connections.erase(this); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void read()
    {
        parser_.emplace();
        parser_->header_limit(most_head_octets);
        parser_->body_limit(most_body_octets);
        stream_.expires_after(state_->settings.time_limit);
        beast::http::async_read(stream_, buffer_, *parser_,
                                [self = shared_from_this()](const error_code& error, std::size_t /*octets*/) {
                                    self->on_request(error);
                                });
    }

    void close() { stream_.close(); }

private:
    void on_request(const error_code& error)
    {
        const BeastRequest request = parser_->release();
        const Request own = read_request(request);
        if (const auto status = status_of(error)) {
            // Where the next request would begin is not known: this is the last one.
            const ReplyMaker maker{request, state_->settings.name, false};
            const std::string why = "This request cannot be read: " + error.message() + ".";
            return write(maker.make(state_->settings.complaint(own, *status, why)));
        }
        if (error)
            return close();
        const ReplyMaker maker{request, state_->settings.name, request.keep_alive()};
        Reply reply = answer(own);
        if (reply.file.empty())
            return write(maker.make(std::move(reply)));
        if (auto response = maker.make_from_file(reply))
            return write(std::move(*response));
        write(maker.make(state_->settings.complaint(own, 403, "The page is there, but may not be read.")));
    }

    [[nodiscard]] Reply answer(const Request& request) const
    {
        try {
            return state_->settings.handler(request);
        } catch (const std::exception& error) {
            return state_->settings.complaint(request, 500, error.what());
        }
    }

    [[nodiscard]] Request read_request(const BeastRequest& request) const
    {
        Request own{.method = to_string(request.method_string()),
                    .target = to_string(request.target()),
                    .fields = {},
                    .server = server_,
                    .client = client_,
                    .number = number_};
        for (const auto& one : request)
            own.fields.push_back({to_string(one.name_string()), to_string(one.value())});
        return own;
    }

    void write(beast::http::message_generator response)
    {
        const bool goes_on = response.keep_alive();
        stream_.expires_after(state_->settings.time_limit);
        beast::async_write(
            stream_, std::move(response),
            [self = shared_from_this(), goes_on](const error_code& error, std::size_t /*octets*/) {
                if (error || !goes_on)
                    return self->finish();
                ++self->number_;
                self->read();
            });
    }

    void finish()
    {
        error_code ignored; // the client may have gone first
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        stream_.close();
    }

    std::shared_ptr<State> state_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    std::optional<beast::http::request_parser<beast::http::string_body>> parser_;
    net::Endpoint server_;
    net::Endpoint client_;
    unsigned number_ = 1; // of the request
};

boost::system::result<std::unique_ptr<Server>, net::ListenError> Server::open(asio::io_context& context,
                                                                              Settings settings)
{
    auto state = std::make_shared<State>(context, std::move(settings));
    auto sockets = open_sockets(state->settings.endpoints);
    if (!sockets)
        return sockets.error();
    state->settings.endpoints.clear();
    for (ListeningSocket& one : *sockets) {
        const auto protocol = one.endpoint.address.is_v4() ? tcp::v4() : tcp::v6();
        state->acceptors.emplace_back(context, protocol, one.socket.release());
        state->retries.emplace_back(context);
        state->settings.endpoints.push_back(one.endpoint);
    }
    for (std::size_t i = 0; i < state->acceptors.size(); ++i)
        accept(state, i);
    return std::unique_ptr<Server>{new Server{std::move(state)}};
}

Server::~Server()
{
    for (tcp::acceptor& acceptor : state_->acceptors) {
        error_code ignored;
        acceptor.close(ignored);
    }
    for (asio::steady_timer& retry : state_->retries)
        retry.cancel();
    for (Connection* const connection : state_->connections)
        connection->close();
}

const std::vector<net::Endpoint>& Server::endpoints() const noexcept
{
    return state_->settings.endpoints;
}

void Server::accept(const std::shared_ptr<State>& state, std::size_t acceptor)
{
    state->acceptors[acceptor].async_accept([state, acceptor](const error_code& error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || !state->acceptors[acceptor].is_open())
            return;
        if (error)
            return accept_later(state, acceptor);
        error_code gone;
        const tcp::endpoint server = socket.local_endpoint(gone);
        const tcp::endpoint client = gone ? tcp::endpoint{} : socket.remote_endpoint(gone);
        if (!gone && state->connections.size() < state->settings.most_connections) {
            std::make_shared<Connection>(state, std::move(socket),
                                         net::Endpoint{server.address(), server.port()},
                                         net::Endpoint{client.address(), client.port()})
                ->read();
        }
        accept(state, acceptor);
    });
}

/// Where descriptors have run out, the next try would fail at once, and so for ever.
void Server::accept_later(const std::shared_ptr<State>& state, std::size_t acceptor)
{
    state->retries[acceptor].expires_after(retry_after);
    state->retries[acceptor].async_wait([state, acceptor](const error_code& error) {
        if (!error)
            accept(state, acceptor);
    });
}

} // namespace namu::http
