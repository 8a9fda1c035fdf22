#pragma once

#include "programs/journey/host_finder.hpp"
#include "programs/journey/page_cache.hpp"
#include "programs/journey/page_fetcher.hpp"
#include "programs/journey/surroundings.hpp"
#include "programs/journey/url_parts.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace namu::journey {

/// How a visit ended.
enum class Ending : std::uint8_t {
    page,
    no_address, ///< there is no such name, or it has no address: what caches remember as well
    failure,
};

/// A browser with its two caches: goes to a page, and tells each step.
class Browser {
public:
    /// The surroundings outlive it.
    explicit Browser(const Surroundings& around) : around_{around}, hosts_{around} {}

    /// For http URLs. Follows redirects, five in a row.
    Ending visit(const UrlParts& url);

private:
    using Addresses = std::vector<boost::asio::ip::address>;

    [[nodiscard]] bool look_into_caches(const UrlParts& url) const;
    [[nodiscard]] std::optional<Addresses> addresses_of(const UrlParts& url, Ending& ending);
    [[nodiscard]] std::optional<UrlParts> follow(const UrlParts& url, const HttpResponse& response,
                                                 unsigned redirects) const;
    void keep(const UrlParts& url, const HttpResponse& response);

    const Surroundings& around_;
    HostFinder hosts_;
    PageCache pages_;
};

} // namespace namu::journey
