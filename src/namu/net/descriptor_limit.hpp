#pragma once

namespace namu::net {

/// Each address takes two sockets, and the usual thousand descriptors are soon used up: what the system allows this
/// process may be had from now on.
void allow_many_descriptors() noexcept;

} // namespace namu::net
