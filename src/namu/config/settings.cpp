#include "namu/config/settings.hpp"

#include "namu/config/rows/limit_rows.hpp"
#include "namu/config/rows/log_rows.hpp"
#include "namu/config/rows/process_rows.hpp"
#include "namu/config/rows/zone_rows.hpp"

#include <array>
#include <cstddef>

namespace namu::config {
namespace {

constexpr std::array table_rows{
    TableText{"", "Which zones, and the port."},
    TableText{"zone",
              "A zone by its name. With `file` it is read from there; without, the table holds settings for "
              "a zone that "
              "`zones` or `zone-lists` bring.",
              true,
              {.name = "zone", .value = "NAME=FILE"},
              "the zone NAME is in FILE"},
    TableText{
        "listen",
        "A virtual server: an address, and the zones that it answers for. Without any, each zone is served "
        "on the "
        "loopback addresses of its own name servers, where it has such, and all others on 127.0.0.1 and ::1.",
        true,
        {.name = "listen", .value = "ADDR[:PORT][=ZONE,...]"},
        "answer on this address, from all zones or from those named; without it: each zone on the loopback "
        "addresses of its own name servers, where it has such, and all others on 127.0.0.1 and ::1"},
    TableText{"view",
              "Split horizon: its clients are answered from zones of its own, all others from those above. "
              "Of several "
              "views that have a client the first counts.",
              true},
    TableText{"server", "The process, and what it says of itself."},
    TableText{"state", "What is kept from one start to the next."},
    TableText{"cookies", "DNS cookies."},
    TableText{"rate-limit", "How many answers over UDP a client may get in a second. A client is a network "
                            "prefix; each kind of answer "
                            "counts for itself. Cookies lift the limit."},
    TableText{"tcp", "Limits of TCP connections."},
    TableText{"log", "What the server says while it runs."},
    TableText{"query-log", "One line for each question; the keys behind `to` choose which."},
    TableText{"metrics", "Counters for Prometheus, over HTTP."},
    TableText{"control", "The socket of `namu ctl`."},
    TableText{"watch", "Files that change are read again."},
    TableText{"serial", "The serial of a zone whose file was edited without raising it."},
    TableText{"privilege", "What the process may do once it listens."},
};

/// One table of several: its rows are explained where they stand.
template <std::size_t... Sizes>
std::vector<Setting<Configuration>> joined(const std::array<Setting<Configuration>, Sizes>&... parts)
{
    std::vector<Setting<Configuration>> all;
    (all.insert(all.end(), parts.begin(), parts.end()), ...);
    return all;
}

template <typename Owner>
void append(std::vector<AnySetting>& all, std::span<const Setting<Owner>> of_owner, std::string_view table)
{
    const Owner defaults{};
    for (const Setting<Owner>& row : of_owner) {
        if (row.text.table() == table)
            all.push_back({&row.text, row.form, row.text.is_required ? std::string{} : row.write(defaults)});
    }
}

} // namespace

std::span<const Setting<Configuration>> settings()
{
    static const auto all = joined(rows::top_rows, rows::process_rows, rows::limit_rows, rows::log_rows);
    return all;
}

std::span<const Setting<ZoneSettings>> zone_settings() noexcept
{
    return rows::zone_rows;
}

std::span<const Setting<ListenSettings>> listen_settings() noexcept
{
    return rows::listen_rows;
}

std::span<const Setting<ViewSettings>> view_settings() noexcept
{
    return rows::view_rows;
}

std::span<const TableText> tables() noexcept
{
    return table_rows;
}

std::vector<AnySetting> all_settings()
{
    std::vector<AnySetting> all;
    for (const TableText& table : tables()) {
        append(all, settings(), table.name);
        append(all, zone_settings(), table.name);
        append(all, listen_settings(), table.name);
        append(all, view_settings(), table.name);
    }
    return all;
}

} // namespace namu::config
