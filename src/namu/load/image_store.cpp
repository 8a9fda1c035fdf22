#include "namu/load/image_store.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/checksum.hpp"
#include "namu/base/unfinished_file.hpp"
#include "namu/load/image_file.hpp"
#include "namu/load/open_file.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/zone/zone_image.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include <fcntl.h>

namespace namu {
namespace {

/// What an image says of the text that it was made of; the path of the text stands behind it.
struct Stamp {
    SourceState source;
    std::uint64_t text_checksum = 0;
    std::uint64_t made_by = 0;
};
static_assert(std::has_unique_object_representations_v<Stamp>);

std::vector<std::uint8_t> to_octets(const Stamp& stamp, const std::string& path)
{
    std::vector<std::uint8_t> octets(sizeof stamp);
    std::memcpy(octets.data(), &stamp, sizeof stamp);
    octets.insert(octets.end(), path.begin(), path.end());
    return octets;
}

std::optional<Stamp> stamp_of(const ZoneImage& image)
{
    const Bytes octets = image.stamp();
    if (octets.size() < sizeof(Stamp))
        return std::nullopt;
    Stamp stamp;
    std::memcpy(&stamp, octets.data(), sizeof stamp);
    return stamp;
}

std::string path_in(const ZoneImage& image)
{
    const Bytes octets = image.stamp();
    return octets.size() < sizeof(Stamp) ? std::string{}
                                         : std::string{octets.begin() + sizeof(Stamp), octets.end()};
}

void append_escaped(std::string& out, std::uint8_t octet)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    const std::uint8_t lower = to_lower(octet);
    const bool is_plain =
        (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '-' || lower == '_';
    if (is_plain)
        out += static_cast<char>(lower);
    else
        out.append(1, '%').append(1, digits[octet >> 4]).append(1, digits[octet & 15]);
}

std::string hexadecimal(std::uint64_t number)
{
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4)
        out += "0123456789abcdef"[number >> shift & 15];
    return out;
}

constexpr std::string_view ending = ".image";

} // namespace

std::string image_file_name(NameView apex)
{
    constexpr std::size_t most =
        180; // a file name has 255 octets at most, and one that is being written is longer
    if (apex.is_root())
        return "%root" + std::string{ending}; // no octet is written so
    std::string out;
    for (NameView rest = apex; !rest.is_root(); rest = rest.parent()) {
        out += out.empty() ? "" : ".";
        for (const std::uint8_t octet : rest.first_label())
            append_escaped(out, octet);
    }
    if (out.size() > most)
        out = out.substr(0, most) + "%" + hexadecimal(hash_name(apex));
    return out.append(ending);
}

std::uint64_t ImageStore::made_by(std::uint64_t judged_by) const
{
    Checksum checksum;
    checksum.add(Checksum::of_chunk(as_bytes(settings_.maker)));
    checksum.add(judged_by);
    return checksum.value();
}

std::optional<SourceState> ImageStore::look_at(const std::string& path) const
{
    auto state = source_state(path);
    return state && state->octets >= settings_.least_text_octets ? state : std::nullopt;
}

bool ImageStore::may_be_made_of(const SourceState& state) const
{
    return has_settled(state, std::chrono::system_clock::now(), settings_.settling_time);
}

ImageStore::Found ImageStore::find(NameView apex, const std::string& path, const SourceState& now,
                                   std::uint64_t judged_by, std::size_t threads) const
{
    const auto file = MappedFile::open(settings_.folder, image_file_name(apex));
    const auto image = file ? ZoneImage::open(file->octets()) : std::nullopt;
    const auto stamp = image ? stamp_of(*image) : std::nullopt;
    if (!stamp || stamp->made_by != made_by(judged_by) || stamp->source.octets != now.octets)
        return {};
    const bool is_same_file = stamp->source == now;
    if (!is_same_file && source_checksum(path, now, threads) != stamp->text_checksum)
        return {};
    if (!image->is_whole(threads))
        return {};
    auto zone = image->zone(file);
    if (zone->apex() != apex) // two long names may have one hash
        return {};
    return {std::move(zone), is_same_file};
}

std::string ImageStore::write(const ImageDue& due, const std::stop_token& stop) const
{
    const auto text_checksum = source_checksum(due.path, due.source, 1);
    if (!text_checksum)
        return {};
    std::error_code error;
    const auto path = std::filesystem::absolute(due.path, error).string();
    const Stamp stamp{due.source, *text_checksum, made_by(due.judged_by)};
    const std::string name = image_file_name(due.zone->apex());
    const auto failure = [&] {
        return "cannot write images to " + settings_.folder + ": " + std::strerror(errno);
    };

    auto file = NewFile::make(settings_.folder, name);
    if (!file)
        return failure();
    const auto front = ZoneImage::write(*due.zone, to_octets(stamp, path), [&](Bytes octets) {
        return !stop.stop_requested() && file->append(octets);
    });
    if (stop.stop_requested())
        return {};
    if (!front || !file->overwrite_front(*front) || !file->put_in_place())
        return failure();
    return {};
}

void ImageStore::remove_leftovers() const
{
    namespace fs = std::filesystem;
    const OpenFile folder{::open(settings_.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    std::error_code error;
    for (fs::directory_iterator at{settings_.folder, error}, end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::error_code ignored;
        if (name.ends_with(unfinished_ending) && name.find(ending) != std::string::npos) {
            if (folder)
                remove_if_abandoned(folder.get(), name);
            continue;
        }
        if (!name.ends_with(ending))
            continue;
        const auto file = MappedFile::open(settings_.folder, name);
        const auto image = file ? ZoneImage::open(file->octets()) : std::nullopt;
        if (image && !fs::exists(path_in(*image), ignored) && !ignored)
            fs::remove(at->path(), ignored);
    }
}

} // namespace namu
