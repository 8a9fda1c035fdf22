#include "programs/serve_images.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace namu {

ServeImages::ServeImages(boost::asio::io_context& context, const ServeOptions& options, ServeLog& log)
{
    if (!options.images)
        return;
    // Another thread writes.
    const auto level = options.is_state_given ? log::Level::warning : log::Level::debug;
    writer_.emplace(*options.images, [this, &context, &log, level](const std::string& trouble) {
        boost::asio::post(context, [this, &log, level, trouble] { tell(trouble, level, log); });
    });
}

void ServeImages::tell(const std::string& trouble, log::Level level, ServeLog& log)
{
    switch (trouble_.take(trouble)) {
    case LastingTrouble::News::none: return;
    case LastingTrouble::News::begins:
        return log.tell(Notice{level, "image",
                               trouble + "; the zones are served all the same, and --no-images ends this"});
    case LastingTrouble::News::is_over:
        return log.tell(Notice{std::max(level, log::Level::notice), "image", "images are written again"});
    }
}

void ServeImages::begin()
{
    if (writer_)
        writer_->write(std::exchange(due_, {}));
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
