#pragma once

#include "namu/zone/zone_builder.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace namu {

/// The steps from a full ZoneBuilder to a Zone, each once and in this order. Used by
/// `ZoneBuilder::build` only.
class ZoneAssembler {
public:
    explicit ZoneAssembler(ZoneBuilder& from);
    BuiltZone run();

private:
    void complete_ancestors();
    void sort_owners();
    void number_nodes();
    void sort_entries();
    void write_rrsets();
    void write_rrset(std::size_t begin, std::size_t end);
    void note_duplicate(const ZoneBuilder::Entry& kept, const ZoneBuilder::Entry& again);
    void note_ttls(std::size_t begin, std::size_t end);
    void link_tree();
    void mark_cuts();
    void mark_hash_owners();
    void index_names();
    void read_soa();

    [[nodiscard]] Bytes rdata(const ZoneBuilder::Entry& entry) const noexcept;
    [[nodiscard]] bool same_rrset(const ZoneBuilder::Entry& a, const ZoneBuilder::Entry& b) const noexcept;

    ZoneBuilder& from_;
    std::shared_ptr<Zone> zone_;
    std::vector<std::uint32_t> order_; // owners in canonical order
    std::vector<NodeIndex> node_of_owner_;
    std::vector<std::uint32_t> first_record_;
    std::vector<RecordPosition> positions_;
};

} // namespace namu
