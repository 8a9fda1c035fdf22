#pragma once

#include "namu/base/bytes.hpp"
#include "namu/zone/node_view.hpp"

#include <string>

namespace namu {

/// What is wrong with the type bitmap that stands for a node, in words; empty where it says what the node has:
/// all its types, of a zone cut those that are the parent's (RFC 4034 §4.1.2, RFC 5155 §7.1).
[[nodiscard]] std::string fault_of_type_bitmap(const NodeView& node, Bytes type_bitmap);

} // namespace namu
