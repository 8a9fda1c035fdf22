#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace namu {

/// An array that is read only once it is made: one of its own, or one that stands in memory which somebody else
/// keeps, such as a mapped file.
template <typename T>
class Table {
public:
    using value_type = T;

    Table() noexcept = default;
    // NOLINTNEXTLINE(google-explicit-constructor): it is that vector
    Table(std::vector<T> own) : own_{std::move(own)}, view_{own_} {}
    /// The memory must outlive the table.
    explicit Table(std::span<const T> view) noexcept : view_{view} {}
    Table(Table&&) noexcept = default; // a vector keeps its memory when it moves
    Table& operator=(Table&&) noexcept = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() = default;

    [[nodiscard]] const T* begin() const noexcept { return view_.data(); }
    [[nodiscard]] const T* end() const noexcept { return view_.data() + view_.size(); }
    [[nodiscard]] std::size_t size() const noexcept { return view_.size(); }
    [[nodiscard]] bool empty() const noexcept { return view_.empty(); }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return view_[i]; }
    [[nodiscard]] const T& front() const noexcept { return view_.front(); }
    [[nodiscard]] std::span<const T> view() const noexcept { return view_; }

    /// Octets of memory that it holds itself.
    [[nodiscard]] std::size_t memory() const noexcept { return own_.capacity() * sizeof(T); }

private:
    std::vector<T> own_;
    std::span<const T> view_;
};

} // namespace namu
