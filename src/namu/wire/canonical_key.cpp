#include "namu/wire/canonical_key.hpp"

#include "namu/base/ascii.hpp"

namespace namu {

void append_canonical_key(NameView name, std::string& out)
{
    const LabelOffsets offsets{name};
    const Bytes octets = name.octets();
    for (std::size_t i = offsets.count(); i-- > 0;) {
        for (const auto octet : octets.subspan(offsets[i] + 1, octets[offsets[i]])) {
            if (octet <= 1) {
                out += '\1';
                out += static_cast<char>(octet + 1);
            } else {
                out += static_cast<char>(to_lower(octet));
            }
        }
        out += '\0';
    }
}

} // namespace namu
