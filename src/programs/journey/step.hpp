#pragma once

#include "namu/wire/message.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace namu::journey {

/// What happens on the way from a URL to its page; words.cpp says how each is called and explained.
enum class StepKind : std::uint8_t {
    url,
    other_scheme,
    target,
    browser_caches,
    page_from_cache,
    question,
    nearest_cached,
    priming,
    referral,
    zone_answer,
    alias,
    useless,
    search,
    search_end,
    answer,
    caches_filled,
    address,
    socket_created,
    socket_connected,
    request_written,
    response_read,
    socket_closed,
    redirect,
    page,
    failure,
};

/// What is told of a step.
enum class FactName : std::uint8_t {
    url,
    scheme,
    user,
    password,
    host,
    port,
    port_here,
    path,
    file,
    extension,
    query,
    fragment,
    mailbox,
    domain,
    newsgroup,
    browser_would,
    target,
    meaning,
    page_cache,
    host_cache,
    addresses,
    seconds_left,
    server,
    client,
    transport,
    descriptor,
    octets,
    hex,
    message,
    zone,
    nearest_known,
    question,
    rcode,
    child,
    records,
    alias,
    alias_of,
    why,
    nearest_cache,
    browser_cache,
    address,
    prefix,
    mask,
    network_part,
    host_part,
    method,
    properties,
    request,
    status,
    status_class,
    response,
    body,
    location,
    kept_seconds,
    not_kept,
    detail,
    microseconds,
};

/// Something to be said in the reader's language.
enum class Phrase : std::uint8_t {
    path_omitted,
    path_directory,
    path_file,
    path_no_extension,
    would_ftp,
    would_file,
    would_mailto,
    would_news,
    page_unknown,
    page_fresh,
    page_stale,
    host_unknown,
    host_known,
    host_denied,
    host_not_needed,
    get_properties,
    class_information,
    class_success,
    class_redirection,
    class_client_error,
    class_server_error,
    server_forbids,
    no_such_name,
    no_address,
    no_dns_answer,
    dns_silent,
    refused,
    connect_timed_out,
    unreachable,
    response_timed_out,
    no_http,
    closed_early,
    too_many_redirects,
    redirect_elsewhere,
};

struct Fact {
    using Octets = std::vector<std::uint8_t>;
    using Texts = std::vector<std::string>;
    /// A text may have several lines.
    using Value = std::variant<std::string, std::int64_t, Phrase, Texts, Octets, Message>;

    FactName name{};
    Value value;
};

/// One step of the journey with all there is to say about it.
struct Step {
    StepKind kind{};
    std::vector<Fact> facts = {};

    template <typename Value>
    Step& add(FactName name, Value&& value)
    {
        facts.push_back({name, std::forward<Value>(value)});
        return *this;
    }
    Step& add_number(FactName name, std::uint64_t number)
    {
        return add(name, static_cast<std::int64_t>(number));
    }
    Step& add_time(std::chrono::steady_clock::duration duration)
    {
        using std::chrono::microseconds;
        return add_number(
            FactName::microseconds,
            static_cast<std::uint64_t>(std::chrono::duration_cast<microseconds>(duration).count()));
    }
};

/// Who visits the page, and what they may know from those before.
enum class Visit : std::uint8_t { first, same_browser, other_browser };

/// Is told each step when it is done.
class StepSink {
public:
    StepSink() = default;
    StepSink(const StepSink&) = delete;
    StepSink& operator=(const StepSink&) = delete;
    virtual ~StepSink() = default;

    virtual void begin_visit(Visit visit) = 0;
    virtual void take(const Step& step) = 0;
};

} // namespace namu::journey
