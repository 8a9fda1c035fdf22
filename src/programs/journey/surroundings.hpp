#pragma once

#include "namu/base/clock.hpp"
#include "namu/lab/nearest_server.hpp"
#include "programs/journey/step.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include <boost/asio/io_context.hpp>

namespace namu::journey {

/// What browsers have around them.
struct Surroundings {
    boost::asio::io_context& context; ///< the nearest server works in it too
    const Clock& clock;
    lab::NearestServer& nearest;
    StepSink& sink;
    std::uint16_t web_port = 80; ///< stands for port 80
    unsigned prefix_v4 = 24;
    unsigned prefix_v6 = 64;
    std::chrono::milliseconds time_limit{2'000};    ///< of each phase of a socket to a web server
    std::chrono::milliseconds answer_limit{20'000}; ///< of the nearest server, which may have to ask many

    void tell(const Step& step) const { sink.take(step); }
    /// Tells that a visit ends.
    void fail(Phrase why, std::string detail) const
    {
        tell(Step{StepKind::failure}.add(FactName::why, why).add(FactName::detail, std::move(detail)));
    }
};

} // namespace namu::journey
