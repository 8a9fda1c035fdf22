#include "namu/zone/zone_assembler.hpp"

#include "namu/wire/canonical_key.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/zone/additional_resolver.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>

namespace namu {

ZoneAssembler::ZoneAssembler(ZoneBuilder& from) : from_{from}, zone_{new Zone} {}

BuiltZone ZoneAssembler::run()
{
    complete_ancestors();
    sort_owners();
    number_nodes();
    sort_entries();
    write_rrsets();
    link_tree();
    mark_cuts();
    mark_hash_owners();
    index_names();
    read_soa();
    AdditionalResolver{*zone_}.run();
    return {std::move(zone_), RecordPositions{std::move(first_record_), std::move(positions_)},
            std::move(from_.notes_)};
}

/// Every name between an owner and the apex exists, if only as an empty non-terminal (RFC 4592 §2.2.2).
void ZoneAssembler::complete_ancestors()
{
    const std::size_t apex_size = from_.apex_.octets().size();
    for (std::uint32_t owner = 0; owner < from_.owners_.size(); ++owner) {
        // A copy: adding a name moves the table that a view points into.
        for (Name name{from_.owner_name(owner)}; name.octets().size() > apex_size;) {
            name = Name{name.view().parent()};
            const auto known = from_.owners_.size();
            from_.owner_number(name);
            if (from_.owners_.size() == known)
                break; // it was there, and its ancestors are looked at in its own turn
        }
    }
}

void ZoneAssembler::sort_owners()
{
    struct Key {
        std::uint64_t begin;
        std::uint32_t size;
        std::uint32_t owner;
    };
    std::string octets;
    std::vector<Key> keys;
    keys.reserve(from_.owners_.size());
    for (std::uint32_t owner = 0; owner < from_.owners_.size(); ++owner) {
        const std::size_t begin = octets.size();
        append_canonical_key(from_.owner_name(owner), octets);
        keys.push_back({begin, static_cast<std::uint32_t>(octets.size() - begin), owner});
    }
    const std::string_view all = octets;
    std::ranges::sort(keys, {}, [all](const Key& key) { return all.substr(key.begin, key.size); });
    order_.resize(keys.size());
    std::ranges::transform(keys, order_.begin(), &Key::owner);
}

void ZoneAssembler::number_nodes()
{
    node_of_owner_.resize(order_.size());
    zone_->nodes_.resize(order_.size());
    zone_->octets_.reserve(from_.names_.size() + from_.rdata_.size() + 2 * from_.entries_.size());
    for (NodeIndex node = 0; node < order_.size(); ++node) {
        node_of_owner_[order_[node]] = node;
        const Bytes name = from_.owner_name(order_[node]).octets();
        zone_->nodes_[node].name_offset = static_cast<std::uint32_t>(zone_->octets_.size());
        zone_->nodes_[node].name_size = static_cast<std::uint8_t>(name.size());
        zone_->octets_.insert(zone_->octets_.end(), name.begin(), name.end());
    }
    zone_->apex_labels_ = zone_->apex().label_count();
}

Bytes ZoneAssembler::rdata(const ZoneBuilder::Entry& entry) const noexcept
{
    return {from_.rdata_.data() + entry.rdata_offset, entry.rdata_size};
}

bool ZoneAssembler::same_rrset(const ZoneBuilder::Entry& a, const ZoneBuilder::Entry& b) const noexcept
{
    return a.owner == b.owner && a.type == b.type && a.covered == b.covered;
}

void ZoneAssembler::sort_entries()
{
    const auto set_of = [this](const ZoneBuilder::Entry& entry) {
        return std::tuple{node_of_owner_[entry.owner], entry.type, entry.covered};
    };
    std::ranges::sort(from_.entries_, [&](const ZoneBuilder::Entry& a, const ZoneBuilder::Entry& b) {
        if (const auto order = set_of(a) <=> set_of(b); order != 0)
            return order < 0;
        if (rdata::canonical_less(a.type, rdata(a), rdata(b)))
            return true;
        return !rdata::canonical_less(a.type, rdata(b), rdata(a)) && a.order < b.order;
    });
}

void ZoneAssembler::write_rrsets()
{
    const auto& entries = from_.entries_;
    positions_.reserve(entries.size());
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin + 1;
        while (end < entries.size() && same_rrset(entries[begin], entries[end]))
            ++end;
        write_rrset(begin, end);
        begin = end;
    }
}

void ZoneAssembler::write_rrset(std::size_t begin, std::size_t end)
{
    const auto& entries = from_.entries_;
    auto& octets = zone_->octets_;
    const auto& first = entries[begin];

    NodeData& node = zone_->nodes_[node_of_owner_[first.owner]];
    if (node.rrset_count++ == 0)
        node.first_rrset = static_cast<RRsetIndex>(zone_->rrsets_.size());

    RRsetData rrset;
    rrset.type = first.type;
    rrset.covered = first.covered;
    rrset.ttl = first.ttl;
    rrset.block_offset = octets.size();
    first_record_.push_back(static_cast<std::uint32_t>(positions_.size()));
    const ZoneBuilder::Entry* kept = nullptr;
    for (std::size_t i = begin; i < end; ++i) {
        const auto& entry = entries[i];
        rrset.ttl = std::min(rrset.ttl, entry.ttl); // RFC 2181 §5.2 asks for one TTL; the careful choice
        // RFC 2181 §5: equal RDATA count once; names in it are compared ignoring case.
        if (kept != nullptr && !rdata::canonical_less(entry.type, rdata(*kept), rdata(entry))) {
            note_duplicate(*kept, entry);
            continue;
        }
        kept = &entry;
        octets.push_back(static_cast<std::uint8_t>(entry.rdata_size >> 8));
        octets.push_back(static_cast<std::uint8_t>(entry.rdata_size & 0xff));
        octets.insert(octets.end(), rdata(entry).begin(), rdata(entry).end());
        positions_.push_back(from_.positions_[entry.order]);
        ++rrset.count;
    }
    if (octets.size() - rrset.block_offset > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error{"an RRset is larger than 4 GiB"};
    rrset.block_size = static_cast<std::uint32_t>(octets.size() - rrset.block_offset);
    zone_->record_count_ += rrset.count;
    zone_->rrsets_.push_back(rrset);
    note_ttls(begin, end);
}

void ZoneAssembler::note_duplicate(const ZoneBuilder::Entry& kept, const ZoneBuilder::Entry& again)
{
    from_.notes_.duplicates.push_back({Name{from_.owner_name(kept.owner)}, kept.type,
                                       from_.positions_[kept.order], from_.positions_[again.order]});
}

void ZoneAssembler::note_ttls(std::size_t begin, std::size_t end)
{
    const auto first = from_.entries_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = from_.entries_.begin() + static_cast<std::ptrdiff_t>(end);
    const auto [lower, higher] = std::ranges::minmax_element(first, last, {}, &ZoneBuilder::Entry::ttl);
    if (lower->ttl != higher->ttl) {
        from_.notes_.differing_ttls.push_back({Name{from_.owner_name(lower->owner)}, lower->type, lower->ttl,
                                               higher->ttl, from_.positions_[lower->order],
                                               from_.positions_[higher->order]});
    }
}

/// Parents and subtrees: in canonical order every name comes right before those below it.
void ZoneAssembler::link_tree()
{
    auto& nodes = zone_->nodes_;
    std::vector<NodeIndex> path; // from the apex to the node before
    const auto close_last = [&](NodeIndex end) {
        nodes[path.back()].subtree_end = end;
        path.pop_back();
    };
    for (NodeIndex node = 0; node < nodes.size(); ++node) {
        const NameView owner = zone_->node_owner(node);
        while (!path.empty() && !owner.is_at_or_below(zone_->node_owner(path.back())))
            close_last(node);
        if (!path.empty()) {
            nodes[node].parent = path.back();
            if (owner.is_wildcard())
                nodes[path.back()].wildcard = node;
        }
        path.push_back(node);
    }
    while (!path.empty())
        close_last(static_cast<NodeIndex>(nodes.size()));
}

/// RFC 1034 §4.2.1: NS below the apex makes a cut, and the topmost cut wins over those below it. What
/// lies below a cut or a DNAME (RFC 6672 §2.4) is occluded.
void ZoneAssembler::mark_cuts()
{
    auto& nodes = zone_->nodes_;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        const NodeView node = zone_->node(i);
        auto& data = nodes[i];
        if (i != 0) {
            const auto above = nodes[data.parent].flags;
            if ((above & (NodeData::cut | NodeData::dname | NodeData::occluded)) != 0) {
                data.flags = NodeData::occluded;
                continue;
            }
            if (node.find(RRType::NS).exists())
                data.flags |= NodeData::cut;
        }
        if (node.find(RRType::DNAME).exists())
            data.flags |= NodeData::dname;
        if (node.find(RRType::CNAME).exists())
            data.flags |= NodeData::cname;
    }
}

/// RFC 5155 §7.2.8: who asks for the owner of an NSEC3 record, or for what would be below it, is told that
/// there is no such name. In a zone without NSEC3PARAM they are data like any other.
void ZoneAssembler::mark_hash_owners()
{
    if (!zone_->apex_node().find(RRType::NSEC3PARAM).exists())
        return;
    for (NodeIndex i = 1; i < zone_->nodes_.size(); ++i) {
        auto& data = zone_->nodes_[i];
        const auto first = zone_->rrsets_.begin() + data.first_rrset;
        const auto is_of_chain = [](const RRsetData& rrset) {
            return rrset.type == RRType::NSEC3 || rrset.covered == RRType::NSEC3;
        };
        if (data.parent == 0 && data.subtree_end == i + 1 && data.rrset_count != 0 &&
            std::all_of(first, first + data.rrset_count, is_of_chain))
            data.flags |= NodeData::hash_owner;
    }
}

void ZoneAssembler::index_names()
{
    zone_->names_.reset(zone_->nodes_.size());
    for (NodeIndex node = 0; node < zone_->nodes_.size(); ++node)
        zone_->names_.insert(hash_name(zone_->node_owner(node)), node);
}

void ZoneAssembler::read_soa()
{
    constexpr std::size_t fixed_octets = 20; // serial, refresh, retry, expire, minimum
    const RRsetView soa = zone_->apex_node().find(RRType::SOA);
    if (!soa.exists())
        return;
    const Bytes numbers = soa.front().last(fixed_octets);
    zone_->serial_ = Serial{load_u32(numbers.data())};
    zone_->negative_ttl_ = std::min(soa.ttl(), Ttl::from_wire(load_u32(numbers.data() + 16)));
}

} // namespace namu
