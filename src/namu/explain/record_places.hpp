#pragma once

#include "namu/wire/rr_type.hpp"
#include "namu/zone/node_view.hpp"
#include "namu/zone/zone.hpp"

#include <string>

namespace namu {

/// Where records were written, as far as anybody knows. This one knows nothing; a loader that has kept positions derives
/// from it.
class RecordPlaces {
public:
    RecordPlaces() = default;
    RecordPlaces(const RecordPlaces&) = delete;
    RecordPlaces& operator=(const RecordPlaces&) = delete;
    virtual ~RecordPlaces() = default;

    /// The file of a zone; empty where it is not known.
    [[nodiscard]] virtual std::string file_of(const Zone& /*zone*/) const { return {}; }
    /// `home.zone:12`, where the first record of that type stands; empty where that is not known.
    [[nodiscard]] virtual std::string place_of(const NodeView& /*node*/, RRType /*type*/) const { return {}; }
};

} // namespace namu
