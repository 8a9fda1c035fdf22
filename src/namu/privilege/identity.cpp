#include "namu/privilege/identity.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace namu::privilege {
namespace {

template <typename Number>
std::optional<Number> number_from(const std::string& text)
{
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return !text.empty() && error == std::errc{} && stop == end ? std::optional{number} : std::nullopt;
}

const passwd* find_user(const std::string& text)
{
    if (const passwd* const found = ::getpwnam(text.c_str()))
        return found;
    const auto number = number_from<uid_t>(text);
    return number ? ::getpwuid(*number) : nullptr;
}

std::optional<gid_t> find_group(const std::string& text)
{
    if (const group* const found = ::getgrnam(text.c_str()))
        return found->gr_gid;
    return number_from<gid_t>(text);
}

std::vector<gid_t> groups_of(const std::string& user, gid_t first)
{
    int count = 64;
    std::vector<gid_t> groups(static_cast<std::size_t>(count));
    while (::getgrouplist(user.c_str(), first, groups.data(), &count) < 0)
        groups.resize(static_cast<std::size_t>(count));
    groups.resize(static_cast<std::size_t>(count));
    return groups;
}

} // namespace

boost::system::result<Identity, std::string> find_identity(const std::string& user,
                                                           const std::optional<std::string>& group)
{
    const passwd* const entry = find_user(user);
    if (entry == nullptr)
        return {boost::system::in_place_error,
                "there is no user `" + user + "`; `adduser --system --group " + user + "` makes one"};
    Identity identity{entry->pw_name, entry->pw_uid, entry->pw_gid, {}};
    if (group) {
        const auto gid = find_group(*group);
        if (!gid)
            return {boost::system::in_place_error,
                    "there is no group `" + *group + "`; `addgroup --system " + *group + "` makes one"};
        identity.gid = *gid;
    }
    identity.groups = groups_of(identity.user, identity.gid);
    return identity;
}

std::optional<gid_t> join_group(Identity& identity, const std::string& group)
{
    const auto gid = find_group(group);
    if (gid && std::ranges::find(identity.groups, *gid) == identity.groups.end())
        identity.groups.push_back(*gid);
    return gid;
}

} // namespace namu::privilege
