#include "namu/load/source_state.hpp"

#include "namu/base/checksum.hpp"
#include "namu/base/parallel.hpp"
#include "namu/load/open_file.hpp"

#include <algorithm>
#include <atomic>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace namu {
namespace {

std::int64_t nanoseconds(const timespec& time) noexcept
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::optional<SourceState> state_of(const struct stat& status) noexcept
{
    if (!S_ISREG(status.st_mode))
        return std::nullopt;
    return SourceState{status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                       nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

std::optional<SourceState> state_of(const OpenFile& file) noexcept
{
    struct stat status {};
    return ::fstat(file.get(), &status) == 0 ? state_of(status) : std::nullopt;
}

/// The text is read, not mapped: somebody may shorten it at any time.
bool read_at(const OpenFile& file, std::uint64_t at, std::uint8_t* to, std::size_t size) noexcept
{
    while (size != 0) {
        const ssize_t got = ::pread(file.get(), to, size, static_cast<off_t>(at));
        if (got <= 0)
            return false;
        at += static_cast<std::uint64_t>(got);
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

std::optional<SourceState> source_state(const std::string& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? state_of(status) : std::nullopt;
}

bool has_settled(const SourceState& state, std::chrono::system_clock::time_point now,
                 std::chrono::nanoseconds settling_time) noexcept
{
    constexpr std::int64_t second = 1'000'000'000;
    const auto since = std::chrono::duration_cast<std::chrono::nanoseconds>(now.time_since_epoch()).count();
    const std::int64_t wait =
        state.changed % second == 0 ? std::max(2 * second, settling_time.count()) : settling_time.count();
    return state.changed < since - wait;
}

std::optional<std::uint64_t> source_checksum(const std::string& path, const SourceState& state,
                                             std::size_t threads)
{
    constexpr std::size_t each = Checksum::chunk_octets;
    const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!file || state_of(file) != state)
        return std::nullopt;
    std::vector<std::uint64_t> chunks((state.octets + each - 1) / each);
    std::atomic<bool> is_read = true;
    for_each_with_own_work(chunks.size(), threads, [&] {
        return [&, room = std::vector<std::uint8_t>(each)](std::size_t i) mutable {
            const std::size_t size = std::min<std::uint64_t>(each, state.octets - i * each);
            if (!read_at(file, i * each, room.data(), size))
                is_read = false;
            chunks[i] = Checksum::of_chunk(Bytes{room}.first(size));
        };
    });
    if (!is_read || state_of(file) != state)
        return std::nullopt;
    Checksum checksum;
    for (const std::uint64_t chunk : chunks)
        checksum.add(chunk);
    return checksum.value();
}

} // namespace namu
