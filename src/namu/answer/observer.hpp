#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/zone/catalog.hpp"
#include "namu/zone/find_observer.hpp"

namespace namu {

/// Hears nothing, and compiles to nothing. It also lists what an observer of answering is told besides
/// the steps of `Zone::find`; one that wants to hear something derives from it and hides the functions
/// it is interested in.
struct SilentAnswerObserver : SilentObserver {
    /// The zone nearest to the name; null where none is served.
    void zone_chosen(NameView /*name*/, const CatalogEntry* /*entry*/) noexcept {}
    /// An alias or a redirection leads to another name, which is looked up next.
    void followed(NameView /*target*/) noexcept {}
    /// The chain of aliases ends here: it came back to where it was, or became too long.
    void chain_stopped(NameView /*name*/) noexcept {}
    /// The NSEC or NSEC3 record of this node goes out as part of the proof.
    void proven(const NodeView& /*node*/) noexcept {}
    /// A DNAME makes a name of more than 255 octets (RFC 6672 §3.2 step 3C).
    void name_overflowed(NameView /*name*/, const NodeView& /*dname*/) noexcept {}
};

} // namespace namu
