#include "programs/journey/journey.hpp"

#include "namu/lab/nearest_server.hpp"
#include "programs/journey/browser.hpp"
#include "programs/journey/surroundings.hpp"
#include "programs/journey/url_steps.hpp"
#include "programs/journey/walk_steps.hpp"

#include <array>
#include <memory>
#include <utility>

#include <boost/asio/io_context.hpp>

namespace namu::journey {
namespace {

/// The client waits as long as the nearest server does for so many silent servers.
constexpr int servers_waited_for = 10;

/// Hands on what it is told, and keeps the failure.
class FailureKeeper final : public StepSink {
public:
    explicit FailureKeeper(StepSink& sink) : sink_{sink} {}

    void begin_visit(Visit visit) override { sink_.begin_visit(visit); }
    void take(const Step& step) override
    {
        sink_.take(step);
        if (step.kind == StepKind::failure)
            failure_ = step;
    }
    [[nodiscard]] const std::optional<Step>& failure() const noexcept { return failure_; }

private:
    StepSink& sink_;
    std::optional<Step> failure_;
};

std::shared_ptr<lab::NearestServer> open_nearest(boost::asio::io_context& context,
                                                 std::shared_ptr<const Clock> clock, const JourneyPlan& plan)
{
    const net::Endpoint any_port{boost::asio::ip::address_v4::loopback(), 0};
    lab::NearestServer::Settings settings{plan.hints, {plan.dns_port, plan.time_limit}};
    return lab::NearestServer::open(context, std::move(clock), any_port, std::move(settings)).value();
}

} // namespace

std::optional<Step> run_journey(const JourneyPlan& plan, StepSink& to)
{
    FailureKeeper sink{to};
    sink.take(url_step(plan.url));
    if (plan.url.scheme != Scheme::http) {
        sink.take(other_scheme_step(plan.url));
        return std::nullopt;
    }
    sink.take(target_step(plan.url));

    boost::asio::io_context context{1};
    const auto clock = std::make_shared<const Clock>();
    WalkSteps walk{sink};
    const auto nearest = open_nearest(context, clock, plan);
    nearest->observe(walk);
    const Surroundings around{context,        *clock,          *nearest,
                              sink,           plan.web_port,   plan.prefix_v4,
                              plan.prefix_v6, plan.time_limit, plan.time_limit * servers_waited_for};
    Browser first{around};
    Browser other{around};
    const std::array<std::pair<Visit, Browser*>, 3> visits{
        {{Visit::first, &first}, {Visit::same_browser, &first}, {Visit::other_browser, &other}}};
    for (std::size_t i = 0; i < plan.visits; ++i) {
        sink.begin_visit(visits[i].first);
        if (visits[i].second->visit(plan.url) == Ending::failure)
            break; // nobody would learn anything from more of the same
    }
    nearest->close();
    return sink.failure();
}

} // namespace namu::journey
