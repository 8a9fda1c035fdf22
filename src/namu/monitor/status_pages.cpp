#include "namu/monitor/status_pages.hpp"

#include "namu/metrics/exposition.hpp"
#include "namu/monitor/metrics_page.hpp"
#include "namu/monitor/status_page.hpp"

#include <boost/json/serialize.hpp>

#include <string>

namespace namu::monitor {

http::Router status_pages(const Facts& facts, std::size_t zones)
{
    http::Router router;
    const http::Field fresh{"Cache-Control", "no-store"};
    router.add("/metrics", [&facts, zones, fresh](const http::Request&) {
        return http::Reply{.media_type = std::string{metrics::Exposition::media_type},
                           .body = metrics_page(facts, zones),
                           .fields = {fresh}};
    });
    router.add("/health",
               [fresh](const http::Request&) { return http::Reply{.body = "alive\n", .fields = {fresh}}; });
    router.add("/ready", [&facts, fresh](const http::Request&) {
        const std::string why_not = facts.why_not_ready();
        return http::Reply{.status = why_not.empty() ? 200U : 503U,
                           .body = why_not.empty() ? "ready\n" : "not ready: " + why_not + "\n",
                           .fields = {fresh}};
    });
    router.add("/status.json", [&facts, fresh](const http::Request&) {
        return http::Reply{.media_type = "application/json",
                           .body = boost::json::serialize(status_page(facts)) + "\n",
                           .fields = {fresh}};
    });
    return router;
}

} // namespace namu::monitor
