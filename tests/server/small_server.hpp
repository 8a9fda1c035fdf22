#pragma once

#include "namu/server/server.hpp"
#include "namu/wire/message.hpp"
#include "support/zone_from_text.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace namu::testing {

/// A zone with what each zone must have, and these records.
inline CatalogEntry small_zone(const std::string& apex, const std::string& records)
{
    const std::string always = "@ 60 SOA ns hostmaster 1 3600 600 86400 60\n@ 60 NS ns\nns 60 A 192.0.2.53\n";
    return {*Name::from_text(apex), good_zone(apex, always + records)};
}

/// A server on 127.0.0.1 unless the settings name listeners; one worker.
inline std::unique_ptr<server::Server> small_server(server::ServerSettings settings = {})
{
    if (settings.listeners.empty())
        settings.listeners = {*server::ListenOn::from_text("127.0.0.1", 0)};
    settings.threads = 1;
    auto server = server::Server::open(std::move(settings));
    BOOST_TEST_REQUIRE(server.has_value());
    return std::move(*server);
}

/// The last octet of the only record of an answer, or -1.
inline int last_octet(const std::optional<Message>& message)
{
    return message && message->answer.size() == 1 ? message->answer.front().rdata.back() : -1;
}

/// The code of the first extended error, or -1 (RFC 8914 §2).
inline int extended_error(const std::optional<Message>& message)
{
    if (!message || !message->opt)
        return -1;
    for (const EdnsOption& option : message->opt->options) {
        if (option.code == OptionCode::EXTENDED_ERROR)
            return load_u16(option.data.data());
    }
    return -1;
}

} // namespace namu::testing
