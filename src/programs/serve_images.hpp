#pragma once

#include "namu/server/image_writer.hpp"
#include "programs/lasting_trouble.hpp"
#include "programs/serve_log.hpp"
#include "programs/serve_zones.hpp"

#include <optional>
#include <string>
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
    /// Begins to write what was taken, and sees to what killed writers have left.
    void begin();
    /// Writes what was taken, if anything, and gives up what is under way.
    void write();
    /// Why they cannot be written; empty: they can.
    [[nodiscard]] const std::string& trouble() const noexcept { return trouble_.now(); }

private:
    void tell(const std::string& trouble, log::Level level, ServeLog& log);

    std::vector<ImageDue> due_;
    LastingTrouble trouble_;
    std::optional<server::ImageWriter> writer_; ///< where there is a store
};

} // namespace namu
