#pragma once

#include "namu/wire/name.hpp"
#include "namu/wire/record.hpp"
#include "namu/zone/node_records.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace namu {

/// Makes a new version of a zone that differs in a few names: the work behind dynamic update, incremental transfer and
/// reload. It takes time and memory for the names that change, not for the zone; readers of the old version are not
/// disturbed.
///
/// The new version shares with the old one all that is the same. After many changes, and after some that touch
/// everything, a version has to be built anew: then `publish` says so.
///
/// Thread safety: none. The versions that were made of one built zone have one memory, so only one editor of them
/// may be at work at a time.
class ZoneEditor {
public:
    /// Names that may differ from the zone that was built, all versions together.
    static constexpr std::size_t max_changed = 8'192;

    explicit ZoneEditor(const Zone& from) : from_{from} {}

    enum class Added : std::uint8_t {
        as_it_is,
        with_others_ttl_changed, ///< all records of an RRset get the TTL of the one added last (RFC 2181 §5.2)
        not_again,               ///< it is there already; its TTL counts all the same
    };

    /// Adds a record. The owner must be at or below the apex, the RDATA as for ZoneBuilder.
    Added add(const RecordView& record);
    /// Removes the record with that RDATA, compared as records are; false where it is not there.
    bool remove(NameView owner, RRType type, Bytes rdata);
    /// Removes an RRset; of RRSIG all that cover any type. False where there is none.
    bool remove(NameView owner, RRType type);

    /// The new version; null where the change is too large for a small one (too many names so far, the zone's way
    /// of hashed denial, no room): then the zone must be built anew. In a signed zone the index of denials is still
    /// that of the old version: the caller sets a new one.
    [[nodiscard]] std::shared_ptr<Zone> publish();

private:
    struct OwnRecord {
        RRType type;
        RRType covered;
        Ttl ttl;
        std::vector<std::uint8_t> rdata;
    };
    using Records = std::vector<OwnRecord>;

    Records& records_of(NameView owner);
    [[nodiscard]] std::size_t most_new_names() const noexcept;
    void apply(const Name& owner, const Records& own);
    NodeRef write(NameView owner, const NodeHead& links, std::span<NodeRecord> records);
    [[nodiscard]] NodeHead links_of(const NodeView& node, std::span<const NodeRecord> records) const noexcept;
    void rewrite(const NodeView& node, std::span<NodeRecord> records);
    void replace(const NodeView& node, const NodeHead& links, std::span<NodeRecord> records);
    void add_node(NameView owner, std::span<NodeRecord> records);
    NodeView open_way_to(NameView owner);
    void remove_node(const NodeView& node);
    void set_wildcard(NodeRef parent, NodeRef wildcard);
    void occlude_below(const NodeView& node);
    void forget_counts(const NodeView& node) noexcept;
    [[nodiscard]] static bool changes_denial(const NodeView& node,
                                             std::span<const NodeRecord> records) noexcept;
    [[nodiscard]] bool is_hashed() const noexcept;

    const Zone& from_;
    std::map<Name, Records> touched_; // in canonical order, so parents come before their children
    std::shared_ptr<Zone> zone_;
    std::shared_ptr<ZoneChanges> changes_;
    std::vector<NodeRef> written_; ///< by where they stood first
    bool is_too_large_ = false;
};

} // namespace namu
