#include "namu/zone/zone_difference.hpp"

#include "namu/zone/zone_editor.hpp"

namespace namu {

std::shared_ptr<Zone> apply_difference(const Zone& zone, const ZoneDifference& difference)
{
    if (difference.is_empty())
        return std::make_shared<Zone>(zone);
    ZoneEditor editor{zone};
    for (const auto& record : difference.removed)
        editor.remove(record.owner, record.type, record.rdata);
    for (const auto& record : difference.added) {
        if (editor.add(record) != ZoneEditor::Added::as_it_is)
            return nullptr;
    }
    return editor.publish();
}

} // namespace namu
