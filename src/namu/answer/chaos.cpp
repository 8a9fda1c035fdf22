#include "namu/answer/chaos.hpp"

#include "namu/wire/rr_class.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace namu {
namespace {

/// The names, in wire form without the root label.
constexpr std::string_view version_bind = "\7version\4bind";
constexpr std::string_view version_server = "\7version\6server";
constexpr std::string_view id_server = "\2id\6server";
constexpr std::string_view hostname_bind = "\x8hostname\4bind";

bool is(NameView name, std::string_view known) noexcept
{
    std::array<std::uint8_t, 32> octets{};
    std::ranges::copy(as_bytes(known), octets.begin());
    return name == NameView::trusted(octets.data(), known.size() + 1);
}

std::string_view text_for(NameView name, const AnswerSettings& settings) noexcept
{
    if (is(name, version_bind) || is(name, version_server))
        return settings.version;
    if (is(name, id_server) || is(name, hostname_bind))
        return settings.identity;
    return {};
}

} // namespace

bool write_chaos(ResponseWriter& response, const Query& query, const AnswerSettings& settings) noexcept
{
    if (query.rr_class() != RRClass::CH || (query.type() != RRType::TXT && query.type() != RRType::ANY))
        return false;
    const std::string_view text = text_for(query.name(), settings).substr(0, 255);
    if (text.empty())
        return false;
    std::array<std::uint8_t, 2 + 1 + 255> block{};
    store_u16(block.data(), static_cast<std::uint16_t>(text.size() + 1));
    block[2] = static_cast<std::uint8_t>(text.size());
    std::ranges::copy(as_bytes(text), block.begin() + 3);
    const RRsetView answer{query.name(), RRType::TXT, Ttl{}, 1, Bytes{block}.first(3 + text.size())};
    return response.add(Section::answer, answer, RRClass::CH, WhenFull::set_truncated);
}

} // namespace namu
