#pragma once

#include "namu/wire/name_view.hpp"

#include <string>

namespace namu {

/// Appends octets whose plain unsigned order is the canonical order of names (RFC 4034 §6.1), so that
/// a million names are sorted by memcmp: labels from the right, lower-cased, each closed by a 0; the
/// octets 0 and 1 of a label become 1 1 and 1 2. A name's key is a prefix of the keys of all names
/// below it.
void append_canonical_key(NameView name, std::string& out);

} // namespace namu
