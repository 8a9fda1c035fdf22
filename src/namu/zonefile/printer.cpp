#include "namu/zonefile/printer.hpp"

#include "namu/wire/rdata/rdata.hpp"

namespace namu {

void append_record_text(const RecordView& record, std::string& out)
{
    out += record.owner.to_text();
    out += '\t';
    out += std::to_string(record.ttl.seconds());
    out += '\t';
    out += to_text(record.rr_class);
    out += '\t';
    out += to_text(record.type);
    out += '\t';
    rdata::append_text(record.type, record.rdata, out);
    out += '\n';
}

} // namespace namu
