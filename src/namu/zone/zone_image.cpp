#include "namu/zone/zone_image.hpp"

#include "namu/base/checksum.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/wire/name.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/assert.hpp>

namespace namu {
namespace {

/// To be raised whenever an older program would read the tables wrongly, or a newer one those of an older: with every
/// change of what is in them that changes no size, and of what is worked out while a zone is built.
constexpr std::uint64_t format_version = 3;

constexpr std::array<std::uint8_t, 8> magic = {'N', 'a', 'm', 'u', 'Z', 'o', 'n', 'e'};

enum SectionNumber : std::size_t {
    stamp_,
    block_,
    order_,
    names_,
    nsec_,
    order_keys_,
    order_samples_,
    chain_,
    chain_starts_,
    places_,
    wildcards_,
    salt_,
    edits_,
    moved_,
    new_nodes_,
    new_hashes_,
    order_parts_
};
constexpr std::size_t section_count = order_parts_ + 1;

/// In octets, as written.
constexpr std::array<std::size_t, section_count> section_units = {
    1,
    node_unit,
    sizeof(NodeRef),
    sizeof(NameIndex::Bucket),
    sizeof(NodeRef),
    sizeof(SortKey),
    sizeof(SortKey),
    sizeof(DenialIndex::Link),
    sizeof(std::uint32_t),
    sizeof(DenialIndex::Place),
    sizeof(DenialIndex::Place),
    1,
    node_unit,
    sizeof(ZoneChanges::Move),
    sizeof(NodeRef),
    sizeof(std::uint64_t),
    sizeof(NodeOrder::Part),
};

struct Section {
    std::uint64_t offset;
    std::uint64_t octets;
};

// An octet between two members would be whatever stood in memory.
static_assert(std::has_unique_object_representations_v<NameIndex::Bucket>);
static_assert(std::has_unique_object_representations_v<DenialIndex::Link>);
static_assert(std::has_unique_object_representations_v<SortKey>);
static_assert(std::has_unique_object_representations_v<ZoneChanges::Move>);
static_assert(std::has_unique_object_representations_v<NodeOrder::Part>);
static_assert(std::is_trivially_copyable_v<ZoneNumbers> && sizeof(ZoneNumbers) == 32);

template <typename T>
Bytes octets_of(std::span<const T> table) noexcept
{
    return {reinterpret_cast<const std::uint8_t*>(table.data()), table.size_bytes()};
}

} // namespace

struct ZoneImage::Contents {
    std::array<Bytes, section_count> sections;
};

struct ZoneImage::Head {
    std::array<std::uint8_t, 8> magic;
    std::uint64_t checksum; ///< of everything behind it
    std::uint64_t form;
    std::uint64_t size; ///< of the image, this head included
    ZoneNumbers numbers;
    std::uint32_t denial_kind;
    std::uint32_t iterations;
    std::array<Section, section_count> sections;
};

std::uint64_t ZoneImage::form() noexcept
{
    const auto name = Name::from_text("a-Name.that-is.hashed-for.the-form.of-images.");
    const std::array<std::uint64_t, 11> numbers = {
        format_version,
        0x0102'0304'0506'0708,
        sizeof(Head),
        sizeof(NodeHead),
        sizeof(RRsetHead),
        node_unit,
        sizeof(NodeRef),
        sizeof(NameIndex::Bucket),
        sizeof(DenialIndex::Link),
        sizeof(DenialIndex::Place),
        name ? hash_name(*name) : 0,
    };
    return Checksum::of_chunk(octets_of(std::span<const std::uint64_t>{numbers}));
}

const ZoneImage::Head& ZoneImage::head() const noexcept
{
    return *reinterpret_cast<const Head*>(octets_.data());
}

template <typename T>
std::span<const T> ZoneImage::section(std::size_t number) const noexcept
{
    static_assert(std::is_trivially_copyable_v<T>);
    const Section& section = head().sections[number];
    return {reinterpret_cast<const T*>(octets_.data() + section.offset), section.octets / sizeof(T)};
}

std::optional<ZoneImage> ZoneImage::open(Bytes octets) noexcept
{
    if (octets.size() < sizeof(Head) || reinterpret_cast<std::uintptr_t>(octets.data()) % alignment != 0)
        return std::nullopt;
    const ZoneImage image{octets};
    const Head& head = image.head();
    if (head.magic != magic || head.form != form() || head.size != octets.size())
        return std::nullopt;
    for (std::size_t i = 0; i < section_count; ++i) {
        const auto [offset, size] = head.sections[i];
        if (offset % alignment != 0 || offset < sizeof(Head) || offset > octets.size() ||
            size > octets.size() - offset || size % section_units[i] != 0)
            return std::nullopt;
    }
    // Every zone has an apex, and a search in an index without buckets would never end.
    if (image.section<NodeRef>(order_).empty() || image.section<NameIndex::Bucket>(names_).empty())
        return std::nullopt;
    return image;
}

Bytes ZoneImage::stamp() const noexcept
{
    return section<std::uint8_t>(stamp_);
}

bool ZoneImage::is_whole(std::size_t threads) const
{
    return head().checksum == checksum_of(octets_.subspan(sizeof(Front)), threads);
}

std::shared_ptr<Zone> ZoneImage::zone(std::shared_ptr<const void> keeper) const
{
    auto parts = std::make_shared<ZoneParts>();
    parts->block = section<std::uint8_t>(block_);
    parts->order = Table{section<NodeRef>(order_)};
    parts->names = NameIndex{section<NameIndex::Bucket>(names_)};
    parts->mapping = std::move(keeper);

    DenialIndex denial;
    denial.kind = static_cast<DenialIndex::Kind>(head().denial_kind);
    denial.iterations = static_cast<std::uint16_t>(head().iterations);
    denial.nsec_at_or_before = Table{section<NodeRef>(nsec_)};
    denial.order_keys = Table{section<SortKey>(order_keys_)};
    denial.order_samples = Table{section<SortKey>(order_samples_)};
    denial.chain = Table{section<DenialIndex::Link>(chain_)};
    denial.chain_starts = Table{section<std::uint32_t>(chain_starts_)};
    denial.places = Table{section<DenialIndex::Place>(places_)};
    denial.wildcard_places = Table{section<DenialIndex::Place>(wildcards_)};
    denial.salt = Table{section<std::uint8_t>(salt_)};

    const std::shared_ptr<Zone> zone{new Zone{std::move(parts), head().numbers}};
    zone->set_denial(std::move(denial));
    zone->changes_ = changes(section<NodeRef>(order_));
    return zone;
}

/// What an edited zone has otherwise than the tables; null for one that was not edited.
std::shared_ptr<const ZoneChanges> ZoneImage::changes(std::span<const NodeRef> built) const
{
    const auto order = section<NodeOrder::Part>(order_parts_);
    if (order.empty())
        return nullptr;
    const auto copy = []<typename T>(std::span<const T> table) {
        return std::vector(table.begin(), table.end());
    };
    auto changes = std::make_shared<ZoneChanges>();
    changes->block = std::make_shared<EditBlock>();
    changes->block->append(section<std::uint8_t>(edits_));
    changes->octets = changes->block->size();
    changes->moved = copy(section<ZoneChanges::Move>(moved_));
    changes->new_nodes = copy(section<NodeRef>(new_nodes_));
    changes->new_hashes = copy(section<std::uint64_t>(new_hashes_));
    changes->index_new_names(0);
    changes->order = NodeOrder{built, order};
    return changes;
}

/// Gathers octets to whole chunks, so that each is summed up and handed on once.
class ZoneImage::Writer {
public:
    explicit Writer(const std::function<bool(Bytes)>& write) : write_{write} { chunk_.reserve(chunk_octets); }

    /// Also fills up what was skipped to come to `offset` with zeros.
    void add(std::uint64_t offset, Bytes octets)
    {
        static constexpr std::array<std::uint8_t, alignment> zeros{};
        BOOST_ASSERT(offset - at_ < alignment);
        append(Bytes{zeros}.first(offset - at_));
        append(octets);
    }

    [[nodiscard]] std::optional<std::uint64_t> finish()
    {
        if (!chunk_.empty())
            flush();
        return is_good_ ? std::optional{checksum_.value()} : std::nullopt;
    }

private:
    static constexpr std::size_t chunk_octets = Checksum::chunk_octets;

    void append(Bytes octets)
    {
        at_ += octets.size();
        while (!octets.empty() && is_good_) {
            const Bytes now = octets.first(std::min(octets.size(), chunk_octets - chunk_.size()));
            chunk_.insert(chunk_.end(), now.begin(), now.end());
            octets = octets.subspan(now.size());
            if (chunk_.size() == chunk_octets)
                flush();
        }
    }

    void flush()
    {
        checksum_.add(Checksum::of_chunk(chunk_));
        is_good_ = is_good_ && write_(chunk_);
        chunk_.clear();
    }

    const std::function<bool(Bytes)>& write_;
    std::vector<std::uint8_t> chunk_;
    Checksum checksum_;
    std::uint64_t at_ = sizeof(Front);
    bool is_good_ = true;
};

/// Of a zone that was not edited, those of `changes` are empty.
ZoneImage::Contents ZoneImage::contents_of(const ZoneParts& parts, const DenialIndex& denial,
                                           const ZoneChanges& changes, std::span<const NodeOrder::Part> order,
                                           Bytes stamp)
{
    const Bytes edits = changes.block == nullptr ? Bytes{} : Bytes{changes.block->data(), changes.octets};
    return {{
        stamp,
        parts.block,
        octets_of(parts.order.view()),
        octets_of(parts.names.buckets()),
        octets_of(denial.nsec_at_or_before.view()),
        octets_of(denial.order_keys.view()),
        octets_of(denial.order_samples.view()),
        octets_of(denial.chain.view()),
        octets_of(denial.chain_starts.view()),
        octets_of(denial.places.view()),
        octets_of(denial.wildcard_places.view()),
        octets_of(denial.salt.view()),
        edits,
        octets_of(std::span{changes.moved}),
        octets_of(std::span{changes.new_nodes}),
        octets_of(std::span{changes.new_hashes}),
        octets_of(order),
    }};
}

ZoneImage::Head ZoneImage::head_of(const Zone& zone, const Contents& contents)
{
    Head head{};
    head.magic = magic;
    head.form = form();
    head.numbers = zone.numbers_;
    head.denial_kind = static_cast<std::uint32_t>(zone.denial().kind);
    head.iterations = zone.denial().iterations;
    std::uint64_t end = sizeof(Head);
    for (std::size_t i = 0; i < section_count; ++i) {
        head.sections[i] = {round_up(end, alignment), contents.sections[i].size()};
        end = head.sections[i].offset + contents.sections[i].size();
    }
    head.size = end;
    return head;
}

std::optional<ZoneImage::Front> ZoneImage::write(const Zone& zone, Bytes stamp,
                                                 const std::function<bool(Bytes)>& write)
{
    const ZoneChanges no_changes;
    const ZoneChanges& changes = zone.is_edited() ? *zone.changes_ : no_changes;
    const auto order = changes.order.parts();
    const Contents contents = contents_of(*zone.parts_, zone.denial(), changes, order, stamp);
    Head head = head_of(zone, contents);
    if (!write(Front{}))
        return std::nullopt;
    Writer writer{write};
    const Bytes head_octets{reinterpret_cast<const std::uint8_t*>(&head), sizeof head};
    writer.add(sizeof(Front), head_octets.subspan(sizeof(Front)));
    for (std::size_t i = 0; i < section_count; ++i)
        writer.add(head.sections[i].offset, contents.sections[i]);
    const auto checksum = writer.finish();
    if (!checksum)
        return std::nullopt;
    head.checksum = *checksum;
    Front front;
    std::memcpy(front.data(), &head, sizeof front);
    return front;
}

} // namespace namu
