#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/zone/lookup.hpp"
#include "namu/zone/node_view.hpp"

namespace namu {

/// Hears nothing, and compiles to nothing. It also lists what an observer of `Zone::find` is told; one
/// that wants to hear something derives from it and hides the functions it is interested in.
struct SilentObserver {
    /// The walk stands at `node`, an existing name, on its way down; the apex is the first.
    void reached(const NodeView& /*node*/) noexcept {}
    /// `name` does not exist; `closest_encloser` is its longest existing ancestor.
    void missed(NameView /*name*/, const NodeView& /*closest_encloser*/) noexcept {}
    /// A wildcard stands for the name (RFC 4592 §3.3.1).
    void expanded(const NodeView& /*wildcard*/) noexcept {}
    /// The outcome, once for each walk.
    void decided(const Lookup& /*lookup*/) noexcept {}
};

} // namespace namu
