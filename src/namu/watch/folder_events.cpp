#include "namu/watch/folder_events.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <utility>

#include <sys/inotify.h>
#include <unistd.h>

namespace namu::watch {
namespace {

constexpr std::uint32_t names_mask = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
constexpr std::uint32_t self_mask = IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t wanted_mask =
    names_mask | self_mask | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_ONLYDIR;

error_code error_of(int number)
{
    return {number, boost::system::system_category()};
}

/// Errors that are the folder's own, not those of a limit.
bool is_about_folder(int number)
{
    return number == ENOENT || number == EACCES || number == ENOTDIR || number == EPERM || number == ELOOP;
}

FolderEvent::Kind kind_of(std::uint32_t mask)
{
    using Kind = FolderEvent::Kind;
    if ((mask & (self_mask | IN_IGNORED | IN_UNMOUNT | IN_Q_OVERFLOW)) != 0)
        return Kind::lost;
    if ((mask & names_mask) != 0)
        return Kind::moved;
    if ((mask & IN_CLOSE_WRITE) != 0)
        return Kind::written;
    return (mask & IN_MODIFY) != 0 ? Kind::writing : Kind::touched;
}

} // namespace

Result<std::unique_ptr<FolderEvents>> FolderEvents::open(boost::asio::io_context& context, Handler handler)
{
    const int descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0)
        return error_of(errno);
    std::unique_ptr<FolderEvents> events{new FolderEvents{context, descriptor, std::move(handler)}};
    events->wait();
    return events;
}

FolderEvents::FolderEvents(boost::asio::io_context& context, int descriptor, Handler handler)
    : descriptor_{context, descriptor},
      handler_{std::move(handler)}
{}

error_code FolderEvents::set_folders(const std::set<std::string>& folders)
{
    std::erase_if(watches_, [&](const auto& watch) {
        const bool is_gone = !folders.contains(watch.first);
        if (is_gone) {
            folders_.erase(watch.second);
            ::inotify_rm_watch(descriptor_.native_handle(), watch.second);
        }
        return is_gone;
    });
    // Those that are watched already are asked for again: the name may be another folder's by now.
    for (const std::string& folder : folders) {
        const int watch = ::inotify_add_watch(descriptor_.native_handle(), folder.c_str(), wanted_mask);
        if (watch < 0 && is_about_folder(errno))
            continue;
        if (watch < 0) {
            const auto error = error_of(errno);
            forget_all();
            return error;
        }
        folders_.insert_or_assign(watch, folder);
        watches_.insert_or_assign(folder, watch);
    }
    return {};
}

void FolderEvents::forget_all()
{
    for (const auto& [watch, folder] : folders_)
        ::inotify_rm_watch(descriptor_.native_handle(), watch);
    folders_.clear();
    watches_.clear();
}

void FolderEvents::wait()
{
    descriptor_.async_wait(boost::asio::posix::stream_descriptor::wait_read, [this](const error_code& error) {
        if (error)
            return;
        read_all();
        wait();
    });
}

void FolderEvents::read_all()
{
    alignas(inotify_event) std::array<char, 64 * (sizeof(inotify_event) + NAME_MAX + 1)> room;
    for (;;) {
        const ssize_t size = ::read(descriptor_.native_handle(), room.data(), room.size());
        if (size <= 0)
            return;
        for (const char* at = room.data(); at < room.data() + size;) {
            const auto& event = *reinterpret_cast<const inotify_event*>(at);
            tell(event.mask, event.wd, event.len == 0 ? "" : event.name);
            at += sizeof(inotify_event) + event.len;
        }
    }
}

void FolderEvents::tell(std::uint32_t mask, int watch, const char* name)
{
    const auto found = folders_.find(watch);
    if (found == folders_.end() && (mask & IN_Q_OVERFLOW) == 0)
        return; // of a folder that is not asked for any more
    const std::string folder = found == folders_.end() ? std::string{} : found->second;
    if ((mask & IN_IGNORED) != 0) {
        watches_.erase(folder);
        folders_.erase(found);
    }
    handler_({kind_of(mask), folder, name});
}

} // namespace namu::watch
