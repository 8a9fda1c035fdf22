#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/dnssec/check/dnssec_check.hpp"
#include "namu/load/earlier_zones.hpp"
#include "namu/load/image_store.hpp"
#include "namu/load/judge.hpp"
#include "namu/load/serial_book.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/wire/serial.hpp"
#include "namu/zone/content_digest.hpp"
#include "namu/zone/record_positions.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zone/zone_difference.hpp"
#include "namu/zonefile/fast_reader.hpp"
#include "namu/zonefile/origin_of.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace namu {

struct LoadOptions {
    Judge judge = Judge::all_rules;
    bool keep_positions = false; ///< also of a zone without fault: for `namu explain`
    /// How keys, signatures and chains are judged, where the zone has any; not at all where there is nothing.
    std::optional<DnssecCheck> dnssec = std::nullopt;
    /// For one zone: a large one is worth several.
    std::size_t threads = 1;
    /// Where images of zones are looked for, if anywhere; it outlives the loading.
    const ImageStore* images = nullptr;
    /// The versions of today, if any, for those that have changed a little; they outlive the loading.
    const EarlierZones* earlier = nullptr;
    /// By which each zone gets the serial that it is served with; null: by its file alone. It outlives the loading.
    const SerialBook* serials = nullptr;
    std::chrono::sys_seconds now = {}; ///< for serials that tell the time
};

/// What became of one request.
struct LoadedZone {
    std::shared_ptr<const Zone> zone;  ///< null where an error keeps it from being served
    std::optional<FoundOrigin> origin; ///< none where the name of the zone could not be found out
    std::string path;
    Diagnostics diagnostics;
    SourceMap sources;         ///< empty where nothing was wrong, unless positions are kept
    RecordPositions positions; ///< empty unless kept
    /// Every file that was read or should have been, the one at `path` first.
    std::vector<std::string> files = {};
    bool is_from_image = false;
    Serial serial_in_file = {};                ///< of a zone that is there, where there is a book of serials
    std::optional<ContentDigest> content = {}; ///< the same
    std::optional<SourceState> source = {};    ///< of the text that says all of it, had it settled then
    std::optional<ZoneDifference> difference =
        {};                            ///< from the version of `earlier`, where it was made of that
    std::optional<ImageDue> image_due; ///< an image that ImageStore should be told to write
};

/// Makes Zones of files: finds the name of each, reads it, builds the tree, judges it. Everything that is wrong
/// is in the diagnostics.
///
/// A file is read by the fast reader first. It has no positions, so where there is anything to say, the
/// explaining reader reads the file again. Where there is an image of the zone, made of the same text by the same
/// rules, the text is not read at all. Where there is an earlier version of the zone, the text is compared with that
/// first, and where little is different, the new version shares the rest with it.
///
/// Keeps memory from one zone to the next. Thread safety: one thread at a time.
class ZoneLoader {
public:
    explicit ZoneLoader(const LoadOptions& options);

    /// Throws only where memory or 32-bit numbers run out.
    [[nodiscard]] LoadedZone load(const ZoneRequest& request);

    /// The same zone as `known`, made of another text than that of its file, which is not read; files that the text
    /// includes are.
    [[nodiscard]] LoadedZone load_text(const LoadedZone& known, std::string text) const;

private:
    bool load_image(LoadedZone& loaded, const SourceState& source) const;
    bool load_as_edit(LoadedZone& loaded);
    bool load_silently(LoadedZone& loaded);
    void load_explaining(LoadedZone& loaded);
    void finish(ZoneBuilder& builder, LoadedZone& loaded) const;
    void judge(const BuiltZone& built, LoadedZone& loaded) const;
    void keep(BuiltZone built, LoadedZone& loaded) const;
    void serve(std::shared_ptr<Zone> zone, LoadedZone& loaded) const;
    void set_serial(std::shared_ptr<Zone>& zone, LoadedZone& loaded) const;
    [[nodiscard]] bool lead_to_served_serial(ZoneDifference& difference, const Zone& earlier,
                                             LoadedZone& loaded) const;
    [[nodiscard]] std::uint64_t judged_by() const noexcept;

    LoadOptions options_;
    std::unique_ptr<FastZoneReader> reader_;
};

/// One zone by a loader of its own.
[[nodiscard]] LoadedZone load_zone(const ZoneRequest& request, const LoadOptions& options = {});

} // namespace namu
