#include "namu/zonefile/printer.hpp"

#include "namu/wire/rdata/generic_form.hpp"
#include "namu/wire/rdata/rdata.hpp"

namespace namu {

void append_record_text(const RecordView& record, std::string& out, RecordForm form)
{
    out += record.owner.to_text();
    out += '\t';
    out += std::to_string(record.ttl.seconds());
    out += '\t';
    out += to_text(record.rr_class);
    out += '\t';
    if (form == RecordForm::generic) {
        out += to_generic_text(record.type);
        out += '\t';
        rdata::append_generic_form(record.rdata, out);
    } else {
        out += to_text(record.type);
        out += '\t';
        rdata::append_text(record.type, record.rdata, out);
    }
    out += '\n';
}

} // namespace namu
