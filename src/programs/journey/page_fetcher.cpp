#include "programs/journey/page_fetcher.hpp"

#include "programs/journey/network_part.hpp"

#include <string>
#include <utility>

namespace namu::journey {
namespace {

using boost::asio::ip::address;
using Time = std::chrono::steady_clock;

constexpr std::size_t shown_body_octets = 1'000;

Phrase class_of(unsigned status)
{
    switch (status / 100) {
    case 1: return Phrase::class_information;
    case 2: return Phrase::class_success;
    case 3: return Phrase::class_redirection;
    case 4: return Phrase::class_client_error;
    default: return Phrase::class_server_error;
    }
}

Phrase reason_of_no_connection(const error_code& error)
{
    if (error == boost::asio::error::connection_refused)
        return Phrase::refused;
    return error == boost::asio::error::timed_out ? Phrase::connect_timed_out : Phrase::unreachable;
}

Phrase reason_of_no_response(const error_code& error)
{
    if (error == boost::asio::error::timed_out)
        return Phrase::response_timed_out;
    return is_http_error(error) ? Phrase::no_http : Phrase::closed_early;
}

/// The visit to one page.
class Fetcher {
public:
    Fetcher(const Surroundings& around, const UrlParts& url)
        : around_{around},
          url_{url},
          port_{url.port.value_or(default_port(Scheme::http))}
    {
        stands_in_ = port_ == default_port(Scheme::http) && around.web_port != port_;
    }

    std::optional<HttpResponse> fetch(const std::vector<address>& addresses) const
    {
        for (const address& one : addresses) {
            const bool is_last = &one == &addresses.back();
            HttpClient client{around_.context, around_.time_limit};
            tell_address(one);
            if (const auto fault = connect(client, one); !fault)
                return exchange(client);
            else if (is_last)
                around_.fail(reason_of_no_connection(fault),
                             server_at(one).to_text() + ": " + fault.message());
        }
        return std::nullopt;
    }

private:
    net::Endpoint server_at(const address& one) const { return {one, stands_in_ ? around_.web_port : port_}; }

    void tell_address(const address& one) const
    {
        const unsigned prefix = one.is_v4() ? around_.prefix_v4 : around_.prefix_v6;
        const auto parts = network_part(one, prefix);
        Step step{StepKind::address};
        step.add(FactName::address, one.to_string());
        if (parts)
            step.add_number(FactName::prefix, prefix)
                .add(FactName::mask, parts->mask.to_string())
                .add(FactName::network_part, parts->network.to_string())
                .add(FactName::host_part, parts->host.to_string());
        around_.tell(step);
    }

    error_code connect(HttpClient& client, const address& one) const
    {
        auto begin = Time::now();
        if (const auto fault = client.create(one))
            return fault;
        around_.tell(Step{StepKind::socket_created}
                         .add_number(FactName::descriptor, static_cast<std::uint64_t>(client.descriptor()))
                         .add(FactName::transport, std::string{one.is_v4() ? "TCP, IPv4" : "TCP, IPv6"})
                         .add_time(Time::now() - begin));
        begin = Time::now();
        if (const auto fault = client.connect(server_at(one)))
            return fault;
        Step step{StepKind::socket_connected};
        step.add(FactName::server, server_at(one).to_text());
        if (stands_in_)
            step.add_number(FactName::port_here, around_.web_port);
        step.add(FactName::client, client.client().to_text());
        around_.tell(step.add_time(Time::now() - begin));
        return {};
    }

    /// The field Host has the port that the URL means, be there another one that stands for it or not.
    std::string host_field() const
    {
        const bool is_v6 = url_.host.find(':') != std::string::npos;
        const std::string host = is_v6 ? "[" + url_.host + "]" : url_.host;
        return port_ == default_port(Scheme::http) ? host : host + ":" + std::to_string(port_);
    }

    std::optional<HttpResponse> exchange(HttpClient& client) const
    {
        auto begin = Time::now();
        const auto written = client.write_get(host_field(), url_.target);
        if (!written)
            return fail(written.error());
        around_.tell(Step{StepKind::request_written}
                         .add(FactName::target, url_.target)
                         .add(FactName::method, std::string{"GET"})
                         .add(FactName::properties, Phrase::get_properties)
                         .add(FactName::request, written->text)
                         .add_number(FactName::octets, written->octets)
                         .add_time(Time::now() - begin));
        begin = Time::now();
        auto response = client.read();
        if (!response)
            return fail(response.error());
        tell_response(*response, Time::now() - begin);
        const int descriptor = client.descriptor();
        begin = Time::now();
        client.close();
        around_.tell(Step{StepKind::socket_closed}
                         .add_number(FactName::descriptor, static_cast<std::uint64_t>(descriptor))
                         .add_time(Time::now() - begin));
        return std::move(*response);
    }

    void tell_response(const HttpResponse& response, Time::duration time) const
    {
        std::string body = response.body.substr(0, shown_body_octets);
        if (body.size() < response.body.size())
            body += "\n...";
        around_.tell(Step{StepKind::response_read}
                         .add(FactName::status, std::to_string(response.status) + " " + response.reason)
                         .add(FactName::status_class, class_of(response.status))
                         .add(FactName::response, response.head)
                         .add(FactName::body, std::move(body))
                         .add_number(FactName::octets, response.octets)
                         .add_time(time));
    }

    std::nullopt_t fail(const error_code& fault) const
    {
        around_.fail(reason_of_no_response(fault), url_.without_password + ": " + fault.message());
        return std::nullopt;
    }

    const Surroundings& around_;
    const UrlParts& url_;
    std::uint16_t port_;
    bool stands_in_ = false; ///< the port of the lab's web servers for port 80
};

} // namespace

std::optional<HttpResponse> fetch_page(const Surroundings& around, const UrlParts& url,
                                       const std::vector<address>& addresses)
{
    return Fetcher{around, url}.fetch(addresses);
}

} // namespace namu::journey
