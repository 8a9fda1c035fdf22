#include "namu/resolve/message_records.hpp"

#include "namu/wire/name_view.hpp"

#include <algorithm>
#include <iterator>

namespace namu::resolve {

Name target_of(const Message::Record& record)
{
    return Name{NameView::trusted(record.rdata.data(), record.rdata.size())};
}

std::vector<Message::Record> records_of(std::span<const Message::Record> section, const Name& owner,
                                        RRType type)
{
    std::vector<Message::Record> records;
    std::ranges::copy_if(section, std::back_inserter(records), [&](const Message::Record& record) {
        return record.type == type && record.rr_class == RRClass::IN && record.owner == owner;
    });
    return records;
}

} // namespace namu::resolve
