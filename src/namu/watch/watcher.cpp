#include "namu/watch/watcher.hpp"

#include "namu/watch/folders_of.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace namu::watch {
namespace {

using Clock = Settling::Clock;

std::string absolute(const std::string& path)
{
    std::error_code error;
    return std::filesystem::absolute(path, error).lexically_normal().string();
}

} // namespace

Watcher::Watcher(boost::asio::io_context& context, WatchSettings settings, Handler handler)
    : settings_{settings},
      handler_{std::move(handler)},
      settling_{settings.times},
      timer_{context}
{
    if (settings_.mode != Mode::inotify)
        return;
    auto events = FolderEvents::open(context, [this](const FolderEvent& event) { take(event); });
    if (events)
        events_ = std::move(*events);
    else
        trouble_ = events.error();
}

Mode Watcher::mode() const noexcept
{
    return settings_.mode == Mode::inotify && events_ == nullptr ? Mode::poll : settings_.mode;
}

void Watcher::watch(Watched watched, std::chrono::system_clock::time_point read_at)
{
    if (settings_.mode == Mode::off)
        return;
    watched_ = std::move(watched);
    set_folders(); // before the files are looked at, so that nothing happens in between
    settling_.set_files(watched_.files, read_at);
    expect_look(mode() == Mode::poll ? settings_.poll_every : settings_.times.quiet);
}

void Watcher::set_folders()
{
    if (events_ == nullptr)
        return;
    files_by_folder_.clear();
    std::set<std::string> folders;
    for (const std::string& file : watched_.files) {
        std::set<std::string> own;
        add_folders_of(file, own);
        const std::filesystem::path place = absolute(file);
        for (const std::string& folder : own) {
            Files& files = files_by_folder_[folder];
            if (place.parent_path() == folder)
                files.by_name.emplace(place.filename().string(), file);
            if (place.parent_path() != folder || own.size() > 1)
                files.linked.insert(file);
        }
        folders.merge(own);
    }
    std::set<std::string> below;
    for (const std::string& folder : watched_.folders) {
        add_folders_of(folder, folders);
        add_folders_below(folder, below);
    }
    // What came into a folder before it was watched, nobody has told.
    names_changed_ = names_changed_ || !std::ranges::includes(folders_below_, below);
    folders_below_ = below;
    folders.merge(below);
    trouble_ = events_->set_folders(folders);
    if (trouble_)
        events_.reset(); // a limit of the system: from now on by looking
}

bool Watcher::is_in_folders(const std::string& folder) const
{
    return std::ranges::any_of(watched_.folders, [&](const std::string& watched) {
        const std::string top = absolute(watched);
        return folder.starts_with(top.ends_with('/') ? top.substr(0, top.size() - 1) : top);
    });
}

bool Watcher::is_folder(const std::string& path) const
{
    return std::ranges::any_of(watched_.folders, [&](const std::string& folder) {
        return path == absolute(folder) || path + "/" == absolute(folder);
    });
}

void Watcher::take(const FolderEvent& event)
{
    using Kind = FolderEvent::Kind;
    if (event.kind == Kind::lost) {
        all_changed_ = true;
        return expect_look(settings_.times.quiet);
    }
    all_changed_ = all_changed_ || (event.kind == Kind::moved && is_folder(event.folder + "/" + event.name));
    names_changed_ = names_changed_ || (event.kind == Kind::moved && is_in_folders(event.folder));
    if (const auto files = files_by_folder_.find(event.folder); files != files_by_folder_.end())
        take(event, files->second);
    if (names_changed_ || all_changed_ || !to_look_at_.empty())
        expect_look(settings_.times.quiet);
}

void Watcher::take(const FolderEvent& event, const Files& files)
{
    to_look_at_.insert(files.linked.begin(), files.linked.end());
    const auto named = files.by_name.find(event.name);
    if (named == files.by_name.end())
        return;
    to_look_at_.insert(named->second);
    if (event.kind == FolderEvent::Kind::writing)
        settling_.note_writing(named->second);
    if (event.kind == FolderEvent::Kind::written)
        settling_.note_written(named->second);
}

void Watcher::expect_look(Clock::duration in)
{
    const auto at = Clock::now() + in;
    if (at >= next_look_)
        return;
    next_look_ = at;
    timer_.expires_at(at);
    timer_.async_wait([this](const error_code& error) {
        if (!error)
            look();
    });
}

void Watcher::look()
{
    next_look_ = Clock::time_point::max();
    const bool is_polling = mode() == Mode::poll;
    const bool look_at_all = is_polling || std::exchange(all_changed_, false);
    if (look_at_all)
        set_folders(); // a name may be another folder's by now
    Change change;
    change.names = std::exchange(names_changed_, false) || look_at_all;
    const auto now = Clock::now();
    auto found =
        look_at_all ? settling_.look_at_all(now) : settling_.look(std::exchange(to_look_at_, {}), now);
    change.files = std::move(found.changed);
    if (found.look_again_in)
        expect_look(std::max<Clock::duration>(*found.look_again_in, std::chrono::milliseconds{1}));
    if (is_polling)
        expect_look(settings_.poll_every);
    if (change.names || !change.files.empty())
        handler_(change);
}

} // namespace namu::watch
