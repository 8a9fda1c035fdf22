#include "programs/serve_zones.hpp"

#include "namu/base/checksum.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace namu {
namespace {

/// To verify every signature of a large zone takes minutes: that is the work of `namu check`.
LoadOptions load_options(const ImageStore* images)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {.dnssec = DnssecCheck{now, DnssecCheck::Depth::quick}, .images = images};
}

/// A name of a view as part of the name of a file.
std::string file_word(const std::string& view)
{
    std::string word;
    for (const char octet : view) {
        const auto value = static_cast<unsigned char>(octet);
        if (std::isalnum(value) != 0 || octet == '-' || octet == '_')
            word += octet;
        else
            word.append("%").append(std::to_string(static_cast<unsigned>(value)));
    }
    return word;
}

/// Why a file cannot be read; empty: it can.
std::string trouble_with(const std::string& path)
{
    errno = 0;
    if (std::ifstream{path})
        return {};
    std::string why = path + ": " + std::generic_category().message(errno);
    if (errno == EACCES)
        why += "; a folder that was not named at the start is closed to this process, which --landlock off "
               "lifts";
    return why;
}

/// Which zones were asked for, as a few letters.
std::string mark_of(const ZoneArguments& zones)
{
    std::string text;
    const auto add = [&text](const std::string& path) {
        std::error_code fault;
        text.append(std::filesystem::weakly_canonical(path, fault).string()).append(1, '\0');
    };
    std::ranges::for_each(zones.paths, add);
    std::ranges::for_each(zones.lists, add);
    for (const ZoneRequest& zone : zones.named)
        add(zone.path);
    const Bytes octets{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
    constexpr int hexadecimal = 16;
    char digits[2 * sizeof(std::uint64_t)];
    const auto end = std::to_chars(digits, digits + sizeof digits, checksum_of(octets), hexadecimal);
    return {digits, end.ptr};
}

/// Whoever chose the folder has one server that keeps its state there. In the usual folder of a user there may be many,
/// with other zones of the same names: a lab, a test, a copy.
std::string serial_file(const ServeOptions& options, const std::string& view, const ZoneArguments& zones)
{
    return *options.state_folder + "/serials" + (options.is_state_given ? "" : "-of-" + mark_of(zones)) +
           (view.empty() ? "" : "-" + file_word(view));
}

service::ZoneKeeper::Settings settings_for(const ServeOptions& options, const std::string& view,
                                           const ZoneArguments& zones)
{
    service::ZoneKeeper::Settings settings;
    settings.zones = zones;
    settings.serials = options.serials;
    settings.serials_of = options.serials_of;
    if (options.state_folder)
        settings.serial_file = serial_file(options, view, zones);
    return settings;
}

} // namespace

ServeZones::ServeZones(const ServeOptions& options)
{
    change(options);
}

void ServeZones::change(const ServeOptions& options)
{
    images_ = options.images ? &*options.images : nullptr;
    std::vector<Kept> kept;
    const auto keep = [&](const std::string& view, const std::vector<net::Prefix>& clients,
                          const ZoneArguments& zones) {
        auto settings = settings_for(options, view, zones);
        auto keeper = take_keeper(view);
        if (keeper == nullptr)
            keeper = std::make_unique<service::ZoneKeeper>(std::move(settings));
        else
            keeper->change(std::move(settings));
        kept.push_back({view, clients, std::move(keeper)});
    };
    keep({}, {}, options.zones);
    for (const ServeView& view : options.views)
        keep(view.name, view.clients, view.zones);
    keepers_ = std::move(kept);
}

std::string ServeZones::refusal(const ServeOptions& options) const
{
    const std::set<std::string> known = files();
    std::vector<const ZoneArguments*> all{&options.zones};
    for (const ServeView& view : options.views)
        all.push_back(&view.zones);
    for (const ZoneArguments* const zones : all) {
        const ZoneRequests wanted = collect_zone_requests(*zones);
        if (wanted.diagnostics.has_errors())
            return wanted.diagnostics.kept().front().message;
        for (const ZoneRequest& request : wanted.requests) {
            if (std::string why = known.contains(request.path) ? "" : trouble_with(request.path);
                !why.empty())
                return why;
        }
    }
    return {};
}

std::unique_ptr<service::ZoneKeeper> ServeZones::take_keeper(const std::string& view)
{
    const auto known = std::ranges::find(keepers_, view, &Kept::view);
    return known == keepers_.end() ? nullptr : std::move(known->keeper);
}

std::vector<ServeZones::Part> ServeZones::read(const std::set<std::string>* files)
{
    std::vector<Part> parts;
    for (const Kept& kept : keepers_) {
        // An image is known by the name of its zone, and that of a view would take the other one's place.
        parts.push_back(
            {kept.view, kept.keeper->read(load_options(kept.view.empty() ? images_ : nullptr), files)});
    }
    return parts;
}

std::string ServeZones::begin_to_write()
{
    std::string trouble;
    for (const Kept& kept : keepers_)
        trouble = std::max(trouble, kept.keeper->begin_to_write());
    return trouble;
}

std::string ServeZones::keep_serials()
{
    std::string trouble;
    for (const Kept& kept : keepers_)
        trouble = std::max(trouble, kept.keeper->keep_serials());
    return trouble;
}

std::vector<server::ServedView> ServeZones::views() const
{
    std::vector<server::ServedView> views;
    for (std::size_t i = 1; i < keepers_.size(); ++i)
        views.push_back({keepers_[i].view, keepers_[i].clients, keepers_[i].keeper->zones()});
    return views;
}

std::set<std::string> ServeZones::files() const
{
    std::set<std::string> all;
    for (const Kept& kept : keepers_)
        all.merge(kept.keeper->files());
    return all;
}

std::set<std::string> ServeZones::folders() const
{
    std::set<std::string> all;
    for (const Kept& kept : keepers_)
        all.insert(kept.keeper->folders().begin(), kept.keeper->folders().end());
    return all;
}

bool has_errors(const std::vector<ServeZones::Part>& parts)
{
    return std::ranges::any_of(
        parts, [](const ServeZones::Part& part) { return part.round.collected.diagnostics.has_errors(); });
}

} // namespace namu
