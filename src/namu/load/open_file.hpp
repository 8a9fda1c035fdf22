#pragma once

#include <utility>

#include <unistd.h>

namespace namu {

/// Owns the descriptor of an open file and closes it; -1 is none.
class OpenFile {
public:
    explicit OpenFile(int descriptor) noexcept : descriptor_{descriptor} {}
    OpenFile(OpenFile&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}
    OpenFile& operator=(OpenFile&& other) noexcept
    {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~OpenFile()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }

    [[nodiscard]] int get() const noexcept { return descriptor_; }
    explicit operator bool() const noexcept { return descriptor_ >= 0; }

private:
    int descriptor_;
};

} // namespace namu
