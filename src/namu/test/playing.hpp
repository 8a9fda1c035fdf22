#pragma once

#include "namu/lab/lab.hpp"
#include "namu/test/runner.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace namu::test {

/// What servers and labs of tests have in common: they are broken on purpose, and asked what happened.
///
/// Thread safety: with a thread of its own, any one thread of the test at a time; else the one that runs the context.
class Playing {
public:
    Playing(const Playing&) = delete;
    Playing& operator=(const Playing&) = delete;

    /// UDP and TCP.
    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

    /// Does wrong from now on: `drop rate=0.3 seed=7`, `delay ms=50 type=A`; docs/faults.md lists all. Its number. Throws
    /// BadText.
    std::uint64_t fault(std::string_view text);
    /// No fault any more, or not that one.
    void clear_faults();
    void clear_fault(std::uint64_t number);

    /// Throws Unexpected where that was not asked: `1 A www.example.com`, `2+ any any at com`, `0 AAAA any`
    /// (lab::Expectation says all). Throws BadText for a text that is none.
    void expect(std::string_view text);
    /// The same without throwing Unexpected: what is wrong, or empty.
    [[nodiscard]] std::string unmet(std::string_view text);

    /// What was asked, by whom, and what came back; `lab::to_line`, `to_mermaid` and `to_pcap` show it.
    [[nodiscard]] std::vector<lab::JournalEntry> journal();
    void clear_journal();

    /// Turns the time of the servers; it stands still afterwards.
    void advance(std::chrono::seconds by);

protected:
    Playing() = default;
    explicit Playing(boost::asio::io_context& context) : runner_{context} {}
    ~Playing();

    /// Opens the servers of a plan; throws CannotStart.
    void open(lab::LabPlan plan, Catalog zones, lab::Lab::Settings settings);

    Runner runner_;
    std::unique_ptr<lab::Lab> lab_;
    std::uint16_t port_ = 0;
};

} // namespace namu::test
