#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace namu::bench {

struct QuestionForm {
    bool edns = false;
    bool dnssec = false;                ///< DO, which needs `edns`
    std::uint16_t payload = 1232;       ///< what the client says that it takes
    std::size_t limit = 1'000'000'000U; ///< read no more questions than that
};

/// The questions of a file as messages, encoded beforehand, and a place among them; after the last one comes
/// the first again.
class Questions {
public:
    /// Reads a line `NAME TYPE` for each, as dnsperf does; empty lines and those that begin with ; or # are
    /// skipped. Throws std::runtime_error with file and line where it cannot.
    static Questions read(const std::string& path, const QuestionForm& form);

    [[nodiscard]] std::size_t size() const noexcept { return begins_.size() - 1; }

    /// The next message. The caller may write an ID to it.
    [[nodiscard]] std::span<std::uint8_t> next() noexcept
    {
        const std::size_t number = next_;
        next_ = number + 2 == begins_.size() ? 0 : number + 1;
        return std::span{octets_}.subspan(begins_[number], begins_[number + 1] - begins_[number]);
    }

private:
    std::vector<std::uint8_t> octets_;
    std::vector<std::size_t> begins_{0}; // and the end of the last
    std::size_t next_ = 0;
};

} // namespace namu::bench
