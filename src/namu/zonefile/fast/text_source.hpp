#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace namu::fast {

/// A text that is read from its begin to its end: a file, or one in memory. Files are not mapped: one that somebody
/// cuts short while it is read must not end the program.
class TextSource {
public:
    /// A text that outlives this.
    explicit TextSource(std::string_view text) noexcept : rest_{text}, size_{text.size()} {}
    /// A regular file; nothing for everything else and what cannot be opened.
    static std::optional<TextSource> open(const std::string& path) noexcept;

    TextSource(TextSource&& other) noexcept;
    TextSource& operator=(TextSource&&) = delete;
    ~TextSource();

    /// Octets that there were when it was opened.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Reads until `room` is full or the text ends; returns how many octets there were. Nothing where reading fails.
    std::optional<std::size_t> read(char* to, std::size_t room) noexcept;

private:
    TextSource(int file, std::size_t size) noexcept : file_{file}, size_{size} {}

    int file_ = -1; // or the text:
    std::string_view rest_;
    std::size_t size_;
};

} // namespace namu::fast
