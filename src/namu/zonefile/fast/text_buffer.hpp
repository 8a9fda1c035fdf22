#pragma once

#include "namu/zonefile/fast/word.hpp"

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace namu::fast {

/// Room for a text and the `slack` octets of NUL behind it. Pages that are never written cost nothing.
class TextBuffer {
public:
    TextBuffer() noexcept = default;

    [[nodiscard]] char* data() noexcept { return octets_.get(); }
    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::string_view text() const noexcept { return {octets_.get(), size_}; }

    /// Makes room for a text of `octets`; what is there stays.
    void reserve(std::size_t octets)
    {
        if (octets_ != nullptr && octets <= capacity_)
            return;
        auto room = std::make_unique_for_overwrite<char[]>(octets + slack);
        if (size_ != 0)
            std::memcpy(room.get(), octets_.get(), size_);
        octets_ = std::move(room);
        capacity_ = octets;
    }

    /// The text is now the first `size` octets, which were written to `data()`.
    void set_size(std::size_t size) noexcept { size_ = size; }

    /// Puts the NUL octets behind the text.
    void close() noexcept { std::memset(octets_.get() + size_, 0, slack); }

    void append(std::string_view text)
    {
        reserve(size_ + text.size());
        if (!text.empty())
            std::memcpy(octets_.get() + size_, text.data(), text.size());
        size_ += text.size();
    }

private:
    std::unique_ptr<char[]> octets_;
    std::size_t capacity_ = 0;
    std::size_t size_ = 0;
};

} // namespace namu::fast
