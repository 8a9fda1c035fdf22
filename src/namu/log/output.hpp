#pragma once

#include "namu/base/result.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace namu::log {

/// Where lines go: a file that can be opened anew after somebody has moved it away, or a descriptor such as standard error.
///
/// Nothing that happens there does harm: what a full disk or a reader that has stalled does not take is dropped and
/// counted, and once something is taken again, a line says how many lines are missing.
///
/// Thread safety: all of it.
class Output {
public:
    /// Writes to a descriptor that stays somebody else's.
    explicit Output(int descriptor) noexcept : descriptor_{descriptor} {}
    /// Appends to a file, made where there is none (mode 0640). Errors are those of open(2).
    static Result<Output> open(std::string path);
    Output(Output&& other) noexcept;
    Output& operator=(Output&&) = delete;
    ~Output();

    /// Writes `lines` complete lines, or drops all of them.
    void write(std::string_view text, std::uint64_t lines = 1) noexcept;

    /// Opens the file anew by its path; without effect on a descriptor. On an error the old one stays in use.
    Result<void> reopen();

    /// Makes the line that says how many lines are missing and why. Without, there is none.
    using LossForm = std::function<std::string(std::uint64_t lines, const error_code& reason)>;
    void set_loss_form(LossForm form) { loss_form_ = std::move(form); }

    [[nodiscard]] std::uint64_t dropped() const noexcept { return dropped_.load(std::memory_order_relaxed); }

private:
    Output(int descriptor, std::string path) noexcept;
    [[nodiscard]] bool try_to_write(std::string_view text) noexcept;
    [[nodiscard]] std::size_t write_some(std::string_view text) noexcept;
    [[nodiscard]] bool tell_loss() noexcept;

    std::mutex mutex_;
    int descriptor_;
    std::string path_;         // of a file that is ours
    bool is_cut_ = false;      // the last line there has no end
    std::uint64_t untold_ = 0; // lines dropped since that was said
    error_code reason_;        // of the last drop
    LossForm loss_form_;
    std::atomic<std::uint64_t> dropped_ = 0;
};

/// Whether what is written to the descriptor goes to the journal of systemd, by JOURNAL_STREAM (systemd.exec(5)).
[[nodiscard]] bool is_journal(int descriptor) noexcept;

} // namespace namu::log
