#include "programs/journey/browser.hpp"

#include "programs/journey/url_steps.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace namu::journey {
namespace {

using boost::asio::ip::address;

constexpr unsigned most_redirects = 5;
constexpr std::array<unsigned, 5> redirects_by_status{301, 302, 303, 307, 308};

/// The name of a page in the cache: it is the same one wherever in it one wants to be.
std::string page_name(const UrlParts& url)
{
    return url.host + " " + std::to_string(url.port.value_or(default_port(Scheme::http))) + " " + url.target;
}

std::uint64_t seconds_between(Clock::Time from, Clock::Time to)
{
    return to <= from ? 0 : static_cast<std::uint64_t>((to - from).count());
}

std::optional<address> as_address(const std::string& host)
{
    error_code error;
    const address found = boost::asio::ip::make_address(host, error);
    return error ? std::nullopt : std::optional{found};
}

bool is_redirect(const HttpResponse& response)
{
    return std::ranges::find(redirects_by_status, response.status) != redirects_by_status.end() &&
           !response.location.empty();
}

/// What the cache of host names has.
void add_host(Step& step, const HostEntry& host, Clock::Time now)
{
    step.add(FactName::host_cache, host.addresses.empty() ? Phrase::host_denied : Phrase::host_known);
    Fact::Texts texts;
    for (const address& one : host.addresses)
        texts.push_back(one.to_string());
    if (!texts.empty())
        step.add(FactName::addresses, std::move(texts));
    step.add_number(FactName::seconds_left, seconds_between(now, host.until));
}

} // namespace

Ending Browser::visit(const UrlParts& first)
{
    UrlParts url = first;
    for (unsigned redirects = 0;; ++redirects) {
        if (look_into_caches(url))
            return Ending::page;
        Ending ending = Ending::failure;
        const auto addresses = addresses_of(url, ending);
        if (!addresses)
            return ending;
        const auto response = fetch_page(around_, url, *addresses);
        if (!response)
            return Ending::failure;
        if (!is_redirect(*response)) {
            keep(url, *response);
            return Ending::page;
        }
        auto next = follow(url, *response, redirects);
        if (!next)
            return Ending::failure;
        url = std::move(*next);
    }
}

/// True where the page is there already.
bool Browser::look_into_caches(const UrlParts& url) const
{
    const Clock::Time now = around_.clock.now();
    const Page* const page = pages_.find(page_name(url));
    const bool is_fresh = page != nullptr && page->until > now;
    Step step{StepKind::browser_caches};
    if (is_fresh) {
        around_.tell(step.add(FactName::page_cache, Phrase::page_fresh));
        around_.tell(Step{StepKind::page_from_cache}
                         .add(FactName::url, url.without_password)
                         .add_number(FactName::octets, page->body.size())
                         .add_number(FactName::seconds_left, seconds_between(now, page->until)));
        return true;
    }
    step.add(FactName::page_cache, page == nullptr ? Phrase::page_unknown : Phrase::page_stale);
    if (as_address(url.host))
        step.add(FactName::host_cache, Phrase::host_not_needed);
    else if (const HostEntry* const host = hosts_.known(url.host))
        add_host(step, *host, now);
    else
        step.add(FactName::host_cache, Phrase::host_unknown);
    around_.tell(step);
    return false;
}

/// Nothing, and the failure told, where there are none.
std::optional<Browser::Addresses> Browser::addresses_of(const UrlParts& url, Ending& ending)
{
    if (const auto itself = as_address(url.host))
        return Addresses{*itself};
    const HostEntry* const known = hosts_.known(url.host);
    const auto entry = known == nullptr ? hosts_.ask(url.host) : std::optional{*known};
    if (!entry)
        return std::nullopt;
    if (!entry->addresses.empty())
        return entry->addresses;
    ending = Ending::no_address;
    around_.fail(entry->is_no_name ? Phrase::no_such_name : Phrase::no_address, url.host);
    return std::nullopt;
}

std::optional<UrlParts> Browser::follow(const UrlParts& url, const HttpResponse& response,
                                        unsigned redirects) const
{
    auto next = parse_url_at(url, response.location);
    if (!next.parts || next.parts->scheme != Scheme::http) {
        around_.fail(Phrase::redirect_elsewhere, response.location);
        return std::nullopt;
    }
    if (redirects == most_redirects) {
        around_.fail(Phrase::too_many_redirects, response.location);
        return std::nullopt;
    }
    around_.tell(Step{StepKind::redirect}
                     .add(FactName::location, response.location)
                     .add(FactName::url, next.parts->without_password));
    around_.tell(target_step(*next.parts));
    return std::move(next.parts);
}

void Browser::keep(const UrlParts& url, const HttpResponse& response)
{
    Step step{StepKind::page};
    step.add(FactName::url, url.without_password).add_number(FactName::octets, response.body.size());
    constexpr unsigned ok = 200;
    if (response.status == ok && response.max_age) {
        pages_.put(page_name(url), {response.body, around_.clock.now() + *response.max_age});
        step.add_number(FactName::kept_seconds, static_cast<std::uint64_t>(response.max_age->count()));
    } else {
        step.add(FactName::not_kept, Phrase::server_forbids);
    }
    around_.tell(step);
}

} // namespace namu::journey
