#pragma once

#include "namu/answer/access_list.hpp"
#include "namu/net/prefix.hpp"
#include "namu/wire/stored_name.hpp"

#include <map>
#include <vector>

namespace namu::server {

/// Who may ask, as an operator says it. The longest prefix that contains a client decides, and of two equal ones that
/// of `deny`; who is in none may ask where `allow` is empty.
struct AccessRules {
    std::vector<net::Prefix> allow;
    std::vector<net::Prefix> deny;

    [[nodiscard]] AccessList compiled() const;

    friend bool operator==(const AccessRules&, const AccessRules&) = default;
};

/// The rules of single zones, by apex; they hold in every view.
using ZoneAccessRules = std::map<StoredName, AccessRules>;

} // namespace namu::server
