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
struct TraceCounts {
    std::size_t questions = 0;
    std::size_t referrals = 0;
    std::chrono::steady_clock::duration waited{};
};

/// Prints each step of an iteration when it is done, a line or some for each.
class TracePrinter final : public resolve::IterationObserver {
public:
    /// How long the answer to the last question took; to be told before the iteration is.
    void on_wait(std::chrono::steady_clock::duration duration);
    void print_outcome(const resolve::Iteration::Outcome& outcome) const;

    void on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records) override;
    void on_zone(const Name& zone, const Name& wanted) override;
    void on_ask(const Name& server, const resolve::ServerAddress& address, const Name& zone,
                const Question& question, bool over_tcp) override;
    void on_referral(const Name& child, std::span<const Message::Record> records) override;
    void on_alias(const Name& alias, const Name& target) override;
    void on_answer(Rcode rcode, std::span<const Message::Record> records) override;
    void on_useless(const Name& server, std::string_view why) override;
    void on_search_begin(const Name& server) override;
    void on_search_end(const Name& server) override;

private:
    void print_line(std::string_view text) const;
    [[nodiscard]] std::string wait_text() const;

    TraceCounts counts_;
    std::chrono::steady_clock::duration last_wait_{};
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
    void on_wait(std::chrono::steady_clock::duration duration);
    [[nodiscard]] boost::json::object finish(const Question& question,
                                             const resolve::Iteration::Outcome& outcome);

    void on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records) override;
    void on_zone(const Name& zone, const Name& wanted) override;
    void on_ask(const Name& server, const resolve::ServerAddress& address, const Name& zone,
                const Question& question, bool over_tcp) override;
    void on_referral(const Name& child, std::span<const Message::Record> records) override;
    void on_alias(const Name& alias, const Name& target) override;
    void on_answer(Rcode rcode, std::span<const Message::Record> records) override;
    void on_useless(const Name& server, std::string_view why) override;
    void on_search_begin(const Name& server) override;
    void on_search_end(const Name& server) override;

private:
    boost::json::object& add_step(std::string_view step);

    TraceCounts counts_;
    std::chrono::steady_clock::duration last_wait_{};
    boost::json::array steps_;
};

} // namespace namu
