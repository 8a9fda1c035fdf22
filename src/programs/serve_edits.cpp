#include "programs/serve_edits.hpp"

#include <utility>

namespace namu {

void ServeEdits::begin()
{
    if (parts_.options.watch.mode == watch::Mode::off)
        return;
    watcher_.emplace(context_, parts_.options.watch,
                     [this](const watch::Watcher::Change& change) { take(change); });
    follow();
    if (const error_code trouble = watcher_->trouble())
        parts_.log.tell(Notice{log::Level::warning, "watch",
                               "the kernel cannot tell of changes (" + trouble.message() +
                                   "); files are looked at every other second instead"});
}

void ServeEdits::follow()
{
    if (!watcher_)
        return;
    std::set<std::string> files = parts_.zones.files();
    if (parts_.options.source.file)
        files.insert(*parts_.options.source.file);
    if (const auto& secrets = parts_.options.configuration.cookies.secret_file)
        files.insert(secrets->string());
    watcher_->watch({std::move(files), parts_.zones.folders()}, reloads_.read_at());
}

void ServeEdits::take(const watch::Watcher::Change& change)
{
    const std::set<std::string> files{change.files.begin(), change.files.end()};
    const auto& source = parts_.options.source.file;
    const auto& secrets = parts_.options.configuration.cookies.secret_file;
    const bool is_everything =
        (source && files.contains(*source)) || (secrets && files.contains(secrets->string()));
    taken_(is_everything ? nullptr : &files);
}

std::string ServeEdits::how() const
{
    switch (watcher_ ? watcher_->mode() : watch::Mode::off) {
    case watch::Mode::inotify: return "at once";
    case watch::Mode::poll: return "by looking from time to time";
    case watch::Mode::off: break;
    }
    return "when somebody says so";
}

} // namespace namu
