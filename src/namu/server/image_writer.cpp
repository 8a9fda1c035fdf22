#include "namu/server/image_writer.hpp"

#include <exception>
#include <utility>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace namu::server {
namespace {

/// Only for this thread; where the system refuses, it works as all others do.
void give_way() noexcept
{
    constexpr int lowest = 19;
    constexpr int whose_is_this_thread = 1; // ioprio_set(2), which has no header
    // Not the class below it, which on a busy disk may have to wait for ever.
    constexpr int best_effort = 2 << 13;
    constexpr int last_in_line = 7;
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lowest));
    static_cast<void>(::syscall(SYS_ioprio_set, whose_is_this_thread, 0, best_effort | last_in_line));
}

} // namespace

ImageWriter::ImageWriter(const ImageStore& store, std::function<void(const std::string&)> tell)
    : store_{store},
      tell_{std::move(tell)}
{}

void ImageWriter::write(std::vector<ImageDue> due)
{
    // A new thread takes the place of the old one, which is told to stop, and waited for.
    thread_ = {};
    thread_ = std::jthread{[this, due = std::move(due)](const std::stop_token& stop) { run(due, stop); }};
}

void ImageWriter::run(const std::vector<ImageDue>& due, const std::stop_token& stop)
{
    give_way();
    try {
        store_.remove_leftovers();
        std::string first;
        for (const ImageDue& image : due) {
            if (stop.stop_requested())
                return;
            if (std::string failure = store_.write(image, stop); first.empty())
                first = std::move(failure);
        }
        tell_(first);
    } catch (const std::exception& error) {
        tell_(error.what());
    }
}

} // namespace namu::server
