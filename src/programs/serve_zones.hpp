#pragma once

#include "namu/server/views.hpp"
#include "namu/service/zone_keeper.hpp"
#include "programs/serve_options.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace namu {

/// All zones of a server: those for everybody, and those of each view.
class ServeZones {
public:
    explicit ServeZones(const ServeOptions& options);

    /// Other zones and views from the next `read` on; views that stay keep what they have.
    void change(const ServeOptions& options);

    /// Served serials are kept for the next start from now on. What went wrong; empty: nothing.
    std::string begin_to_write();

    /// One reading of the zones of one view.
    struct Part {
        std::string view; ///< empty: for everybody
        service::ZoneRound round;
    };

    /// Reads all zones, or those made of `files` and new ones. Throws what load_zones throws.
    std::vector<Part> read(const std::set<std::string>* files = nullptr);

    /// Tries again to write serials that could not be written. What went wrong, as above.
    std::string keep_serials();

    [[nodiscard]] const Catalog& everybody() const noexcept { return *keepers_.front().keeper->zones(); }
    [[nodiscard]] std::vector<server::ServedView> views() const;

    struct Kept {
        std::string view;
        std::vector<net::Prefix> clients;
        std::unique_ptr<service::ZoneKeeper> keeper;
    };
    /// Those for everybody first.
    [[nodiscard]] const std::vector<Kept>& keepers() const noexcept { return keepers_; }

    /// Why the zones of another configuration cannot be had at all: a folder or list that cannot be read, or a file that
    /// nobody has named before. Empty: they can. One that was there before may be away for a moment.
    [[nodiscard]] std::string refusal(const ServeOptions& options) const;

    /// Every file that zones are made of, and the folders that were asked for.
    [[nodiscard]] std::set<std::string> files() const;
    [[nodiscard]] std::set<std::string> folders() const;

private:
    [[nodiscard]] std::unique_ptr<service::ZoneKeeper> take_keeper(const std::string& view);

    std::vector<Kept> keepers_;
    const ImageStore* images_ = nullptr;
};

/// Nothing, or what is wrong with what was asked for: folders and lists that cannot be read.
[[nodiscard]] bool has_errors(const std::vector<ServeZones::Part>& parts);

} // namespace namu
