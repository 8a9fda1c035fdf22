#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace namu::testing {

/// What the rules must say of a zone.
struct CheckSample {
    std::string text; ///< records of example.com., behind those of `plain_zone`; they begin in line 5
    std::vector<std::string> complaints; ///< "error no-soa -", "warning dangling-cname 5:10", in this order
};

std::ostream& operator<<(std::ostream& out, const CheckSample& sample);

/// A zone without fault: `$TTL`, the SOA, the NS and its address, a line each.
inline constexpr std::string_view plain_zone = "$TTL 300\n"
                                               "@ SOA ns hostmaster 1 7200 900 1209600 300\n"
                                               "@ NS ns\n"
                                               "ns A 192.0.2.1\n";

/// Reads the text as the zone `apex`, judges it, and writes each diagnostic as a CheckSample does.
[[nodiscard]] std::vector<std::string> complaints_about(std::string_view apex, const std::string& text);

/// The same for records behind `plain_zone`.
[[nodiscard]] std::vector<std::string> complaints_about(const CheckSample& sample);

} // namespace namu::testing
