#pragma once

#include "bench/load/attack.hpp"
#include "bench/load/cpu_time.hpp"
#include "bench/load/tally.hpp"
#include "bench/questions/questions.hpp"
#include "bench/support/system.hpp"

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace namu::bench {

struct Plan {
    std::size_t flows = 4;      ///< sockets or connections
    std::size_t in_flight = 64; ///< questions at a time for each flow, where there is no rate
    double rate = 0;            ///< questions a second, whatever comes back; 0: the next when an answer comes
    std::uint64_t questions = 0;  ///< ask so many in all, and wait for the answers; 0: by the time
    std::uint64_t warm_up_ns = 0; ///< before anything is counted
    std::uint64_t measured_ns = 0;
    std::uint64_t patience_ns = 0;   ///< an answer that takes longer is lost
    std::vector<pid_t> servers = {}; ///< whose CPU time is measured
    std::shared_ptr<Attack> attack;  ///< goes on meanwhile; may be none
    /// Where it becomes true, no more is asked, and the answers are waited for; may be null.
    const volatile std::sig_atomic_t* interrupted = nullptr;
};

struct Measured {
    Tally tally;
    std::uint64_t nanoseconds = 0;
    bool has_server_cpu = false;
    std::uint64_t server_cpu_ns = 0;
    std::optional<Attack::Counts> attack;
};

/// Asks by a plan and counts what comes back. Never sleeps: a client that has to be woken would be paid for by
/// the server, whose answers wake it.
template <typename Flow>
class Driver {
public:
    Driver(const Plan& plan, std::vector<std::unique_ptr<Flow>> flows, Questions& questions)
        : plan_{plan},
          flows_{std::move(flows)},
          questions_{questions}
    {}

    /// `sizes`: of how many answers the size is kept.
    Measured run(std::size_t sizes)
    {
        const std::uint64_t begin = now_ns();
        next_due_ = begin;
        ask_until(begin + plan_.warm_up_ns);

        measured_.tally = {};
        measured_.tally.sizes.reserve(sizes);
        const std::uint64_t cpu = cpu_time_of(plan_.servers);
        const std::uint64_t from = now_ns();
        ask_until(from + plan_.measured_ns);
        if (plan_.questions != 0 || is_interrupted())
            wait_for_rest();
        measured_.nanoseconds = now_ns() - from;
        measured_.has_server_cpu = !plan_.servers.empty();
        measured_.server_cpu_ns = cpu_time_of(plan_.servers) - cpu;
        if (plan_.attack)
            measured_.attack = plan_.attack->counts();
        return std::move(measured_);
    }

private:
    static constexpr std::uint64_t look_every_ns = 20'000'000;

    void ask_until(std::uint64_t end)
    {
        for (;;) {
            const std::uint64_t now = now_ns();
            if (now >= end || all_asked() || is_interrupted())
                return;
            for (auto& flow : flows_) {
                flow->receive(measured_.tally);
                ask(*flow);
            }
            if (plan_.attack)
                plan_.attack->step(now);
            give_up_late_ones(now);
        }
    }

    [[nodiscard]] bool is_interrupted() const
    {
        return plan_.interrupted != nullptr && *plan_.interrupted != 0;
    }

    [[nodiscard]] bool all_asked() const
    {
        return plan_.questions != 0 && measured_.tally.sent >= plan_.questions;
    }

    [[nodiscard]] std::size_t may_ask() const
    {
        const std::uint64_t left = plan_.questions - std::min(plan_.questions, measured_.tally.sent);
        return plan_.questions == 0 ? SIZE_MAX : static_cast<std::size_t>(left);
    }

    void ask(Flow& flow)
    {
        if (plan_.rate > 0) {
            ask_what_is_due(flow);
        } else if (flow.pending() < plan_.in_flight) {
            const std::size_t count = std::min(plan_.in_flight - flow.pending(), may_ask());
            measured_.tally.sent += flow.send(questions_, count, now_ns(), 0);
        }
    }

    /// A question counts from the time when it was due, so that one that we send late because the server is
    /// slow counts as slow.
    void ask_what_is_due(Flow& flow)
    {
        constexpr double second = 1e9;
        const std::uint64_t now = now_ns();
        if (now < next_due_)
            return;
        const double interval = second / plan_.rate;
        const auto due = 1 + static_cast<std::size_t>(static_cast<double>(now - next_due_) / interval);
        const std::size_t sent = flow.send(questions_, std::min(due, may_ask()), next_due_, interval);
        measured_.tally.sent += sent;
        remainder_ += interval * static_cast<double>(sent);
        const auto whole = static_cast<std::uint64_t>(remainder_);
        remainder_ -= static_cast<double>(whole);
        next_due_ += whole;
    }

    void give_up_late_ones(std::uint64_t now)
    {
        if (now < next_look_)
            return;
        next_look_ = now + look_every_ns;
        for (auto& flow : flows_)
            flow->expire(now - std::min(now, plan_.patience_ns), measured_.tally);
    }

    void wait_for_rest()
    {
        const auto is_waiting = [](const auto& flow) { return flow->pending() > 0; };
        while (std::any_of(flows_.begin(), flows_.end(), is_waiting)) {
            for (auto& flow : flows_)
                flow->receive(measured_.tally);
            give_up_late_ones(now_ns());
        }
    }

    const Plan& plan_;
    std::vector<std::unique_ptr<Flow>> flows_;
    Questions& questions_;
    Measured measured_;
    std::uint64_t next_look_ = 0;
    std::uint64_t next_due_ = 0;
    double remainder_ = 0; // of a nanosecond
};

} // namespace namu::bench
