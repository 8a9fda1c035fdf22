#pragma once

#include "namu/base/pages.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace namu::fast {

/// Octets from the heap, or for a large text from pages of their own, which the heap would keep.
class TextMemory {
public:
    TextMemory() noexcept = default;
    explicit TextMemory(std::size_t octets)
        : pages_{octets < worth_pages ? 0 : (octets + 4095) / 4096 * 4096},
          octets_{pages_ == 0 ? new char[octets] : reinterpret_cast<char*>(take_pages(pages_, PageUse::some))}
    {}
    TextMemory(TextMemory&& other) noexcept
        : pages_{other.pages_},
          octets_{std::exchange(other.octets_, nullptr)}
    {}
    TextMemory& operator=(TextMemory&& other) noexcept
    {
        std::swap(pages_, other.pages_);
        std::swap(octets_, other.octets_);
        return *this;
    }
    ~TextMemory()
    {
        if (pages_ == 0)
            delete[] octets_;
        else if (octets_ != nullptr)
            give_pages_back(reinterpret_cast<std::uint8_t*>(octets_), pages_);
    }

    [[nodiscard]] char* get() const noexcept { return octets_; }

private:
    static constexpr std::size_t worth_pages = std::size_t{1} << 18;

    std::size_t pages_ = 0; // octets; 0: from the heap
    char* octets_ = nullptr;
};

/// Room for a text and the `slack` octets of NUL behind it.
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
        if (octets_.get() != nullptr && octets <= capacity_)
            return;
        TextMemory room{octets + slack};
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
    TextMemory octets_;
    std::size_t capacity_ = 0;
    std::size_t size_ = 0;
};

} // namespace namu::fast
