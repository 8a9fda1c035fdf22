#pragma once

#include "namu/base/bytes.hpp"
#include "namu/zone/zone.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace namu {

/// The tables of a zone one behind the other, to be kept in a file and mapped:
///
///     magic, checksum | form, size, numbers of the zone, where the sections are | stamp | block | order | names | ...
///
/// Sections begin at multiples of 64 octets. Everything is as it stands in memory: the form is a number that stands
/// for the version of the format, the order of octets, the sizes of what is in the tables and the hash of names, so an
/// image of another machine or version is not taken for one. The stamp is the writer's own, and says where the zone
/// is from.
///
/// `open` believes nothing: what it lets through is read within the octets, whatever they are. `zone` believes the
/// tables, so it is for octets whose checksum is right and which nobody else could have written: a checksum finds
/// damage and keeps no attacker out.
class ZoneImage {
public:
    static constexpr std::size_t alignment = 64; ///< of the octets in memory

    /// Looks at the head; nothing where these octets are no image of this form and of just this size.
    [[nodiscard]] static std::optional<ZoneImage> open(Bytes octets) noexcept;

    [[nodiscard]] Bytes stamp() const noexcept;

    /// Whether the octets are those that were written, found out by so many threads.
    [[nodiscard]] bool is_whole(std::size_t threads = 1) const;

    /// The zone, which looks at the octets as long as it lives and has `keeper` keep them; only for an image that is
    /// whole.
    [[nodiscard]] std::shared_ptr<Zone> zone(std::shared_ptr<const void> keeper) const;

    /// What stands at the beginning of an image.
    using Front = std::array<std::uint8_t, 16>;

    /// Writes an image of a zone, edited or not: `write` gets its octets from the first to the last, some hundred
    /// kilobytes at a time, and ends it by false. What it got is an image only once the octets that are returned have
    /// taken the place of the first ones.
    [[nodiscard]] static std::optional<Front> write(const Zone& zone, Bytes stamp,
                                                    const std::function<bool(Bytes)>& write);

private:
    explicit ZoneImage(Bytes octets) noexcept : octets_{octets} {}

    struct Head;
    struct Contents;
    class Writer;

    [[nodiscard]] static std::uint64_t form() noexcept;
    [[nodiscard]] static Contents contents_of(const ZoneParts& parts, const DenialIndex& denial,
                                              const ZoneChanges& changes,
                                              std::span<const NodeOrder::Part> order, Bytes stamp);
    [[nodiscard]] static Head head_of(const Zone& zone, const Contents& contents);
    [[nodiscard]] std::shared_ptr<const ZoneChanges> changes(std::span<const NodeRef> built) const;
    [[nodiscard]] const Head& head() const noexcept;
    template <typename T>
    [[nodiscard]] std::span<const T> section(std::size_t number) const noexcept;

    Bytes octets_;
};

} // namespace namu
