#include "namu/config/changes.hpp"

#include "namu/config/settings.hpp"

#include <algorithm>
#include <ranges>
#include <span>

namespace namu::config {
namespace {

template <typename Owner>
void compare(const Owner& before, const Owner& after, std::span<const Setting<Owner>> rows,
             const std::string& item, std::vector<ChangedSetting>& found)
{
    for (const Setting<Owner>& row : rows) {
        std::string was = row.write(before);
        std::string is = row.write(after);
        if (was != is)
            found.push_back({row.text.key, item, std::move(was), std::move(is), row.text.change});
    }
}

/// The items of a repeated table; `name_of` tells them apart.
template <typename Item, typename NameOf>
void compare_items(const std::vector<Item>& before, const std::vector<Item>& after,
                   std::span<const Setting<Item>> rows, NameOf name_of, std::vector<ChangedSetting>& found)
{
    const std::string_view table = rows.front().text.table();
    const auto find = [&](const std::vector<Item>& items, const std::string& name) {
        return std::ranges::find(items, name, name_of);
    };
    for (const Item& item : before) {
        const std::string name = name_of(item);
        if (const auto now = find(after, name); now != after.end())
            compare(item, *now, rows, name, found);
        else
            found.push_back({table, name, name, {}, Change::by_reload});
    }
    for (const Item& item : after) {
        if (const std::string name = name_of(item); find(before, name) == before.end())
            found.push_back({table, name, {}, name, Change::by_reload});
    }
}

/// Of two views that have a client the first counts, so their order means something.
void compare_order(const Configuration& before, const Configuration& after,
                   std::vector<ChangedSetting>& found)
{
    const auto names = [](const std::vector<ViewSettings>& views) {
        std::vector<std::string> all;
        for (const ViewSettings& view : views)
            all.push_back(view.name);
        return all;
    };
    const auto was = names(before.view);
    const auto is = names(after.view);
    if (was != is && std::ranges::is_permutation(was, is))
        found.push_back({"view",
                         {},
                         Codec<std::vector<std::string>>::write(was),
                         Codec<std::vector<std::string>>::write(is),
                         Change::by_reload});
}

std::string_view or_none(const std::string& value)
{
    return value.empty() ? std::string_view{"not set"} : std::string_view{value};
}

} // namespace

std::vector<ChangedSetting> changes(const Configuration& before, const Configuration& after)
{
    std::vector<ChangedSetting> found;
    compare(before, after, settings(), {}, found);
    compare_items(
        before.zone, after.zone, zone_settings(),
        [](const ZoneSettings& zone) { return zone.name.to_text(); }, found);
    const auto address = [](const ListenSettings& listen) {
        return TextForm<ListenAddress>::print(listen.address);
    };
    compare_items(before.listen, after.listen, listen_settings(), address, found);
    compare_items(
        before.view, after.view, view_settings(), [](const ViewSettings& view) { return view.name; }, found);
    compare_order(before, after, found);
    return found;
}

std::string to_text(const ChangedSetting& changed)
{
    const bool is_item = changed.key.find('.') == std::string_view::npos && !changed.item.empty();
    if (is_item)
        return std::string{changed.key} + " " + changed.item + (changed.before.empty() ? ": new" : ": gone");
    std::string text;
    if (changed.item.empty())
        text = changed.key;
    else
        text.append(changed.key.substr(0, changed.key.find('.')))
            .append(" ")
            .append(changed.item)
            .append(", ")
            .append(changed.key.substr(changed.key.find('.') + 1));
    return text.append(": ").append(or_none(changed.before)).append(" -> ").append(or_none(changed.after));
}

} // namespace namu::config
