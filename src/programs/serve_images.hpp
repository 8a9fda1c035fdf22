#pragma once

#include "namu/server/image_writer.hpp"
#include "programs/serve_log.hpp"
#include "programs/serve_zones.hpp"

#include <optional>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace namu {

/// Images of the zones that were read, for the next start. They are written behind the first answers, which must not wait
/// for them.
class ServeImages {
public:
    /// The others outlive it.
    ServeImages(boost::asio::io_context& context, const ServeOptions& options, ServeLog& log);

    /// Takes out of a reading what is to be written.
    void take(std::vector<ServeZones::Part>& parts);
    /// Begins to write what was taken.
    void write();

private:
    std::vector<ImageDue> due_;
    std::optional<server::ImageWriter> writer_; ///< where there is a store
};

} // namespace namu
