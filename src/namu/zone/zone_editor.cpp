#include "namu/zone/zone_editor.hpp"

#include "namu/base/growing_block.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/zone/host_linker.hpp"
#include "namu/zone/node_writer.hpp"
#include "namu/zone/soa_numbers.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <boost/assert.hpp>

namespace namu {
namespace {

bool same_rdata(RRType type, Bytes a, Bytes b) noexcept
{
    return !rdata::canonical_less(type, a, b) && !rdata::canonical_less(type, b, a);
}

std::vector<NodeRecord> records_in(const NodeView& node)
{
    std::vector<NodeRecord> records;
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRsetView set = node.rrset(i);
        for (const Bytes rdata : set)
            records.push_back({rdata.data(), 0, set.ttl(), set.type(), covered_by(set.type(), rdata),
                               static_cast<std::uint16_t>(rdata.size())});
    }
    return records;
}

bool hides_below(const NodeView& node) noexcept
{
    return node.is_cut() || node.has_dname() || node.is_occluded();
}

bool is_of_chain(std::span<const NodeRecord> records) noexcept
{
    return !records.empty() && std::ranges::all_of(records, [](const NodeRecord& record) {
        return record.type == RRType::NSEC3 || record.covered == RRType::NSEC3;
    });
}

} // namespace

ZoneEditor::Records& ZoneEditor::records_of(NameView owner)
{
    BOOST_ASSERT(owner.is_at_or_below(from_.apex()));
    const auto [at, is_new] = touched_.try_emplace(Name{owner});
    if (const NodeView node = from_.find_node(owner); is_new && node.exists()) {
        for (const NodeRecord& record : records_in(node))
            at->second.push_back({record.type, record.covered, record.ttl,
                                  std::vector(record.rdata, record.rdata + record.size)});
    }
    return at->second;
}

ZoneEditor::Added ZoneEditor::add(const RecordView& record)
{
    Records& records = records_of(record.owner);
    const RRType covered = covered_by(record.type, record.rdata);
    Added added = Added::as_it_is;
    for (OwnRecord& other : records) {
        if (other.type != record.type || other.covered != covered)
            continue;
        if (same_rdata(record.type, other.rdata, record.rdata))
            added = Added::not_again;
        else if (other.ttl != record.ttl && added == Added::as_it_is)
            added = Added::with_others_ttl_changed;
        other.ttl = record.ttl;
    }
    if (added != Added::not_again)
        records.push_back(
            {record.type, covered, record.ttl, std::vector(record.rdata.begin(), record.rdata.end())});
    return added;
}

bool ZoneEditor::remove(NameView owner, RRType type, Bytes rdata)
{
    return std::erase_if(records_of(owner), [&](const OwnRecord& record) {
               return record.type == type && same_rdata(type, record.rdata, rdata);
           }) != 0;
}

bool ZoneEditor::remove(NameView owner, RRType type)
{
    return std::erase_if(records_of(owner), [&](const OwnRecord& record) { return record.type == type; }) !=
           0;
}

std::shared_ptr<Zone> ZoneEditor::publish()
{
    zone_.reset(new Zone{from_});
    changes_ =
        std::make_shared<ZoneChanges>(ZoneChanges::after(from_.changes_.get(), from_.parts_->order.view()));
    changes_->index_new_names(most_new_names());
    zone_->changes_ = changes_;
    written_.clear();
    is_too_large_ = false;
    for (const auto& [owner, records] : touched_) {
        apply(owner, records);
        if (is_too_large_ || changes_->moved.size() + changes_->new_nodes.size() > max_changed)
            return nullptr;
    }
    HostLinker linker{*zone_};
    for (const NodeRef node : written_) {
        if (const NodeView written = zone_->node_at(node); written.exists())
            linker.link(written);
    }
    read_soa_numbers(*zone_, zone_->numbers_);
    changes_->octets = changes_->block->size();
    return std::move(zone_);
}

/// Each new owner brings its ancestors with it at worst.
std::size_t ZoneEditor::most_new_names() const noexcept
{
    std::size_t labels = 0;
    for (const auto& [owner, records] : touched_)
        labels += owner.view().label_count() - from_.numbers_.apex_labels;
    return labels;
}

void ZoneEditor::apply(const Name& owner, const Records& own)
{
    std::vector<NodeRecord> records;
    for (const OwnRecord& record : own)
        records.push_back({record.rdata.data(), 0, record.ttl, record.type, record.covered,
                           static_cast<std::uint16_t>(record.rdata.size())});
    sort_records(records);

    const NodeView node = zone_->find_node(owner);
    if (!node.exists() && !records.empty())
        add_node(owner, records);
    else if (node.exists() && records.empty() && !node.is_apex() && !node.has_children())
        remove_node(node);
    else if (node.exists())
        rewrite(node, records);
}

/// Writes a node to where it stands from now on, and gives the room of none when there is no more.
NodeRef ZoneEditor::write(NameView owner, const NodeHead& links, std::span<NodeRecord> records)
{
    GrowingBlock node;
    NodeWriter{node, from_.apex()}.write(owner, links, records);
    if (changes_->block->size() + node.size() > EditBlock::capacity) {
        is_too_large_ = true;
        return NodeRef::none;
    }
    const std::size_t at = zone_->block_.size() + changes_->block->append({node.data(), node.size()});
    zone_->numbers_.records += records.size();
    for_each_set(records, [this](auto) { ++zone_->numbers_.rrsets; });
    return static_cast<NodeRef>(at / node_unit);
}

void ZoneEditor::forget_counts(const NodeView& node) noexcept
{
    for (const RRsetHead& rrset : zone_->heads_of(node))
        zone_->numbers_.records -= rrset.count;
    zone_->numbers_.rrsets -= node.rrset_count();
}

/// The way a zone denies hashed names is worked out for all of it.
bool ZoneEditor::changes_denial(const NodeView& node, std::span<const NodeRecord> records) noexcept
{
    return node.is_apex() && node.find(RRType::NSEC3PARAM).exists() !=
                                 std::ranges::any_of(records, [](const NodeRecord& record) {
                                     return record.type == RRType::NSEC3PARAM;
                                 });
}

void ZoneEditor::rewrite(const NodeView& node, std::span<NodeRecord> records)
{
    const NodeRef first = zone_->ref_of(node);
    replace(node, links_of(node, records), records);
    const NodeView now = zone_->node_at(first);
    if (now.exists() && hides_below(now) != hides_below(node))
        occlude_below(now);
}

/// The links that a node has with those records; NodeWriter knows the flags that they mean by themselves.
NodeHead ZoneEditor::links_of(const NodeView& node, std::span<const NodeRecord> records) const noexcept
{
    NodeHead links = *node.head_;
    links.flags = links.flags & NodeHead::occluded;
    if (is_hashed() && !node.is_apex() && node.parent().is_apex() && !node.has_children() &&
        is_of_chain(records))
        links.flags = links.flags | NodeHead::hash_owner;
    return links;
}

/// Writes the node anew; `node` still shows the old one afterwards.
void ZoneEditor::replace(const NodeView& node, const NodeHead& links, std::span<NodeRecord> records)
{
    is_too_large_ = is_too_large_ || changes_denial(node, records);
    const NodeRef first = zone_->ref_of(node);
    forget_counts(node);
    const NodeRef now = write(node.owner(), links, records);
    if (now == NodeRef::none)
        return;
    changes_->move(first, now);
    written_.push_back(first);
}

void ZoneEditor::add_node(NameView owner, std::span<NodeRecord> records)
{
    const NodeView parent = open_way_to(owner);
    NodeHead links{};
    links.parent = zone_->ref_of(parent);
    links.flags = hides_below(parent) ? std::uint32_t{NodeHead::occluded} : 0;
    if (is_hashed() && parent.is_apex() && is_of_chain(records))
        links.flags = links.flags | NodeHead::hash_owner;
    // A name that was there before takes its old place again, as others may still know it by that.
    const std::uint64_t hash = hash_name(owner);
    const NodeRef before = zone_->first_place_of(owner, hash);
    links.number =
        before == NodeRef::none ? static_cast<NodeIndex>(zone_->number_limit()) : zone_->head(before).number;
    const std::size_t position = zone_->position_of(owner);
    const NodeRef now = write(owner, links, records);
    if (now == NodeRef::none)
        return;
    if (before == NodeRef::none)
        changes_->add(hash, now);
    else
        changes_->move(before, now);
    const NodeRef first = before == NodeRef::none ? now : before;
    changes_->order.insert(position, first, links.number);
    written_.push_back(first);
    zone_->numbers_.deepest_labels =
        std::max(zone_->numbers_.deepest_labels, static_cast<std::uint32_t>(owner.label_count()));
    if (owner.is_wildcard())
        set_wildcard(links.parent, first);
    if (hides_below(zone_->node_at(first)))
        occlude_below(zone_->node_at(first));
}

/// The parent of a new name; every name between it and the apex exists, if only as an empty non-terminal
/// (RFC 4592 §2.2.2).
NodeView ZoneEditor::open_way_to(NameView owner)
{
    const NameView name = owner.parent();
    if (!zone_->find_node(name).exists())
        add_node(name, {});
    const NodeView parent = zone_->find_node(name);
    if (!parent.exists() || !parent.is_hash_owner())
        return parent.exists() ? parent : zone_->apex_node();
    // With a name below it, it is one of the tree.
    NodeHead links = *parent.head_;
    links.flags = 0;
    auto records = records_in(parent);
    replace(parent, links, records);
    return zone_->find_node(name);
}

/// Removes a node without children, and those above it that were there for its sake only.
void ZoneEditor::remove_node(const NodeView& node)
{
    const Name above{node.owner().parent()};
    changes_->order.erase(zone_->position_of(node));
    forget_counts(node);
    if (node.owner().is_wildcard())
        set_wildcard(node.head_->parent, NodeRef::none);
    changes_->move(zone_->ref_of(node), NodeRef::none);
    const NodeView parent = zone_->find_node(above);
    if (parent.is_apex() || parent.has_children())
        return;
    auto records = records_in(parent);
    if (records.empty())
        remove_node(parent);
    else if (is_of_chain(records)) // with nothing below it any more, it may be no name of the tree
        replace(parent, links_of(parent, records), records);
}

void ZoneEditor::set_wildcard(NodeRef parent, NodeRef wildcard)
{
    const NodeView node = zone_->node_at(parent);
    auto records = records_in(node);
    NodeHead links = links_of(node, records);
    links.wildcard = wildcard;
    replace(node, links, records);
}

/// What is below a zone cut or a DNAME is hidden, and comes to light with its end.
void ZoneEditor::occlude_below(const NodeView& node)
{
    const Name top{node.owner()};
    for (std::size_t at = zone_->position_of(node) + 1; at < zone_->node_count() && !is_too_large_; ++at) {
        const NodeView below = zone_->node(at);
        if (!below.owner().is_below(top))
            return;
        const bool is_hidden = hides_below(below.parent());
        if (is_hidden != below.is_occluded()) {
            auto records = records_in(below);
            NodeHead links = links_of(below, records);
            links.flags = (links.flags ^ NodeHead::occluded) & 0x3fU;
            replace(below, links, records);
        }
        is_too_large_ = is_too_large_ || changes_->moved.size() > max_changed;
    }
}

bool ZoneEditor::is_hashed() const noexcept
{
    return zone_->apex_node().find(RRType::NSEC3PARAM).exists();
}

} // namespace namu
