#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace namu::bench {

/// A text file that is written from its beginning to its end, by large pieces.
///
/// Throws std::system_error where the file cannot be opened or written.
class TextSink {
public:
    explicit TextSink(const std::string& path);
    TextSink(const TextSink&) = delete;
    TextSink& operator=(const TextSink&) = delete;
    ~TextSink();

    TextSink& operator<<(std::string_view text)
    {
        if (buffer_.size() + text.size() > piece_octets)
            flush();
        buffer_ += text;
        return *this;
    }

    TextSink& operator<<(char character) { return *this << std::string_view{&character, 1}; }

    template <std::unsigned_integral Number>
    TextSink& operator<<(Number number)
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        return *this << std::string_view{digits, static_cast<std::size_t>(end - digits)};
    }

    /// All that was written is in the file after this; what goes wrong at the end is noticed here only.
    void close();

private:
    static constexpr std::size_t piece_octets = std::size_t{1} << 20;

    struct Closer {
        void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
    };

    void flush();

    std::string path_;
    std::unique_ptr<std::FILE, Closer> file_;
    std::string buffer_;
};

} // namespace namu::bench
