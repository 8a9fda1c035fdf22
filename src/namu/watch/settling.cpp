#include "namu/watch/settling.hpp"

#include "namu/load/open_file.hpp"

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace namu::watch {
namespace {

/// What a file system may be behind or ahead of the clock.
constexpr std::chrono::milliseconds clock_step{50};

/// Whether a text is whole as far as can be seen; one that cannot be read will not become more so.
bool ends_with_line(const std::string& path, std::uint64_t octets)
{
    const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    char last = 0;
    if (!file)
        return true;
    return octets != 0 && ::pread(file.get(), &last, 1, static_cast<off_t>(octets - 1)) == 1 && last == '\n';
}

} // namespace

void Settling::set_files(const std::set<std::string>& files, std::chrono::system_clock::time_point read_at)
{
    std::erase_if(files_, [&](const auto& file) { return !files.contains(file.first); });
    std::erase_if(unsettled_, [&](const std::string& path) { return !files.contains(path); });
    for (const std::string& path : files) {
        const auto [file, is_new] = files_.try_emplace(path);
        if (!is_new)
            continue;
        const auto state = source_state(path);
        if (state && has_settled(*state, read_at, clock_step))
            file->second.read = state;
        if (state != file->second.read)
            unsettled_.insert(path);
    }
}

void Settling::note_writing(const std::string& path)
{
    if (const auto file = files_.find(path); file != files_.end())
        file->second.is_open = true;
}

void Settling::note_written(const std::string& path)
{
    if (const auto file = files_.find(path); file != files_.end())
        file->second.is_open = false;
}

Settling::Found Settling::look_at_all(Clock::time_point now)
{
    std::set<std::string> all;
    for (const auto& [path, file] : files_)
        all.insert(path);
    return look(all, now);
}

Settling::Found Settling::look(const std::set<std::string>& files, Clock::time_point now)
{
    unsettled_.insert(files.begin(), files.end());
    Found found;
    std::set<std::string> still;
    for (const std::string& path : unsettled_) {
        const auto known = files_.find(path);
        if (known == files_.end() || !has_changed(path, known->second, now))
            continue;
        File& file = known->second;
        const auto left = file.seen_since + time_for(path, file) - now;
        if (left <= Clock::duration::zero()) {
            file.read = file.seen;
            file.is_open = false;
            found.changed.push_back(path);
            continue;
        }
        still.insert(path);
        found.look_again_in = std::min(found.look_again_in.value_or(left), left);
    }
    unsettled_ = std::move(still);
    return found;
}

bool Settling::has_changed(const std::string& path, File& file, Clock::time_point now)
{
    auto state = source_state(path);
    if (state == file.read)
        return false;
    if (state != file.seen || file.seen_since == Clock::time_point{}) {
        file.seen = std::move(state);
        file.seen_since = now;
    }
    return true;
}

Settling::Clock::duration Settling::time_for(const std::string& path, const File& file) const
{
    if (file.is_open)
        return times_.open;
    if (!file.seen || !ends_with_line(path, file.seen->octets))
        return times_.unended;
    return times_.quiet;
}

} // namespace namu::watch
