#pragma once

#include "namu/resolve/iteration.hpp"
#include "namu/resolve/iteration_observer.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace namu {

/// What both forms of a trace count.
class TraceCounts {
public:
    using Duration = std::chrono::steady_clock::duration;

    void on_ask();
    /// How long the answer to the last question took.
    Duration on_end();
    void on_referral() noexcept { ++referrals_; }

    [[nodiscard]] std::size_t questions() const noexcept { return questions_; }
    [[nodiscard]] std::size_t referrals() const noexcept { return referrals_; }
    [[nodiscard]] Duration waited() const noexcept { return waited_; }

private:
    std::size_t questions_ = 0;
    std::size_t referrals_ = 0;
    std::chrono::steady_clock::time_point asked_;
    Duration waited_{};
};

/// Prints each step of an iteration when it is done, a line or some for each.
class TracePrinter final : public resolve::IterationObserver {
public:
    void print_outcome(const resolve::Iteration::Outcome& outcome) const;

    void on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records) override;
    void on_zone(const Name& zone, const Name& wanted) override;
    void on_ask(const Name& server, const resolve::ServerAddress& address, const Name& zone,
                const Question& question, bool over_tcp) override;
    void on_referral(const Name& child, std::span<const Message::Record> records) override;
    void on_alias(const Name& alias, const Name& target) override;
    void on_answer(Rcode rcode, std::span<const Message::Record> records) override;
    void on_retry(std::string_view why) override;
    void on_left_alone(const Name& server, const resolve::ServerAddress& address) override;
    void on_useless(const Name& server, std::string_view why) override;
    void on_search_begin(const Name& server) override;
    void on_search_end(const Name& server) override;

private:
    void print_line(std::string_view text) const;

    TraceCounts counts_;
    std::size_t depth_ = 0; ///< of searches for servers
    std::optional<Name> referred_to_;
};

/// Keeps the steps, as the document that `namu trace --json` prints:
///
///     {"question": {"name": "www.home.lab.", "type": "A"}, "steps": [{"step": "ask", "server": "ns.home.lab.", ...},
///      {"step": "referral", ...}], "rcode": "NOERROR", "answer": ["www.home.lab. 300 IN A 192.0.2.7"],
///      "questions": 3, "referrals": 2, "microseconds": 900}
class TraceDocument final : public resolve::IterationObserver {
public:
    [[nodiscard]] boost::json::object finish(const Question& question,
                                             const resolve::Iteration::Outcome& outcome);

    void on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records) override;
    void on_zone(const Name& zone, const Name& wanted) override;
    void on_ask(const Name& server, const resolve::ServerAddress& address, const Name& zone,
                const Question& question, bool over_tcp) override;
    void on_referral(const Name& child, std::span<const Message::Record> records) override;
    void on_alias(const Name& alias, const Name& target) override;
    void on_answer(Rcode rcode, std::span<const Message::Record> records) override;
    void on_retry(std::string_view why) override;
    void on_left_alone(const Name& server, const resolve::ServerAddress& address) override;
    void on_useless(const Name& server, std::string_view why) override;
    void on_search_begin(const Name& server) override;
    void on_search_end(const Name& server) override;

private:
    boost::json::object& add_step(std::string_view step);

    TraceCounts counts_;
    boost::json::array steps_;
};

} // namespace namu
