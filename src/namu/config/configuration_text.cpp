#include "namu/config/configuration_text.hpp"

#include "namu/config/settings.hpp"

#include <span>

namespace namu::config {
namespace {

template <typename Owner>
void append_keys(std::string& out, const Owner& owner, std::span<const Setting<Owner>> rows,
                 std::string_view table)
{
    for (const Setting<Owner>& row : rows) {
        if (row.text.table() != table)
            continue;
        const std::string value = row.write(owner);
        if (value.empty())
            out.append("# ").append(row.text.name()).append(": ").append(row.text.unset);
        else
            out.append(row.text.name()).append(" = ").append(value);
        out += "\n";
    }
}

template <typename Item>
void append_items(std::string& out, const std::vector<Item>& items, std::span<const Setting<Item>> rows)
{
    const std::string_view table = rows.front().text.table();
    for (const Item& item : items) {
        out.append("\n[[").append(table).append("]]\n");
        append_keys(out, item, rows, table);
    }
}

} // namespace

std::string to_toml(const Configuration& configuration)
{
    std::string out;
    append_keys(out, configuration, settings(), {});
    append_items(out, configuration.zone, zone_settings());
    append_items(out, configuration.listen, listen_settings());
    append_items(out, configuration.view, view_settings());
    for (const TableText& table : tables()) {
        if (table.name.empty() || table.is_repeated)
            continue;
        out.append("\n[").append(table.name).append("]\n");
        append_keys(out, configuration, settings(), table.name);
    }
    return out;
}

} // namespace namu::config
