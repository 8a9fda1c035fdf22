#pragma once

#include "namu/net/endpoint.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace namu::http {

struct Field {
    std::string name;
    std::string value;
};

/// A request that could be read. Its body, which means nothing for GET, has been thrown away.
struct Request {
    std::string method; ///< "GET"; as it came
    std::string target; ///< "/metrics?a=b"; as it came
    std::vector<Field> fields;
    net::Endpoint server; ///< what the client reached ...
    net::Endpoint client; ///< ... and the client
    unsigned number = 1;  ///< of the request on its connection

    /// The value of the first field with that name, in any case; empty where there is none.
    [[nodiscard]] std::string_view field(std::string_view name) const noexcept;
    [[nodiscard]] std::size_t count(std::string_view name) const noexcept;
    /// The target without its query.
    [[nodiscard]] std::string_view path() const noexcept;
};

/// What to answer. The server adds Date, Server, Content-Length and Connection, and leaves the body out for HEAD.
struct Reply {
    unsigned status = 200;
    std::string media_type = "text/plain; charset=utf-8";
    std::string body = {};
    std::filesystem::path file = {}; ///< its content is sent instead of `body`, unless this is empty
    std::vector<Field> fields = {};  ///< further ones
};

/// Answers a request. Runs on the thread of the server and must not block; what it throws becomes status 500.
using Handler = std::function<Reply(const Request&)>;

/// Says what is wrong: a request cannot be read, or the file of a reply. `why` is a sentence.
using Complaint = std::function<Reply(const Request&, unsigned status, const std::string& why)>;

/// The usual words for a status, such as "Not Found".
[[nodiscard]] std::string_view reason(unsigned status) noexcept;

/// A complaint in two lines of text.
[[nodiscard]] Reply plain_complaint(const Request& request, unsigned status, const std::string& why);

} // namespace namu::http
