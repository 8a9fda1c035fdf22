#include "namu/load/zone_text.hpp"

#include <string>

namespace namu {
namespace {

constexpr std::size_t enough_to_write = 65'536;

class ZoneTextWriter {
public:
    ZoneTextWriter(RecordForm form, const std::function<void(std::string_view)>& write)
        : form_{form},
          write_{write}
    {}

    void add(const RRsetView& rrset)
    {
        for (const Bytes rdata : rrset) {
            append_record_text({rrset.owner(), rrset.type(), RRClass::IN, rrset.ttl(), rdata}, text_, form_);
            if (text_.size() >= enough_to_write)
                flush();
        }
    }

    void flush()
    {
        write_(text_);
        text_.clear();
    }

private:
    RecordForm form_;
    const std::function<void(std::string_view)>& write_;
    std::string text_;
};

} // namespace

void write_zone_text(const Zone& zone, RecordForm form, const std::function<void(std::string_view)>& write)
{
    ZoneTextWriter writer{form, write};
    // A reader of the text wants to know first which zone it is.
    if (const RRsetView soa = zone.apex_node().find(RRType::SOA); soa.exists())
        writer.add(soa);
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        for (std::size_t j = 0; j < node.rrset_count(); ++j) {
            const RRsetView rrset = node.rrset(j);
            if (!node.is_apex() || rrset.type() != RRType::SOA)
                writer.add(rrset);
        }
    }
    writer.flush();
}

} // namespace namu
