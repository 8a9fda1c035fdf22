#include "programs/serve_images.hpp"

#include <boost/asio/post.hpp>

#include <string>
#include <utility>

namespace namu {

ServeImages::ServeImages(boost::asio::io_context& context, const ServeOptions& options, ServeLog& log)
{
    if (!options.images)
        return;
    // Another thread writes.
    const auto level = options.is_state_given ? log::Level::warning : log::Level::debug;
    writer_.emplace(*options.images, [&context, &log, level](const std::string& why) {
        boost::asio::post(context, [&log, level, text = why] {
            log.tell(
                Notice{level, "image", text + "; the zone is served all the same, --no-images ends this"});
        });
    });
}

void ServeImages::take(std::vector<ServeZones::Part>& parts)
{
    for (ServeZones::Part& part : parts) {
        for (server::ZoneReport& report : part.round.reports) {
            if (report.loaded.image_due)
                due_.push_back(std::move(*report.loaded.image_due));
        }
    }
}

void ServeImages::write()
{
    if (!due_.empty() && writer_)
        writer_->write(std::exchange(due_, {}));
}

} // namespace namu
