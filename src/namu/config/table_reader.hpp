#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/config/places.hpp"
#include "namu/config/refusal.hpp"
#include "namu/config/settings.hpp"
#include "namu/config/toml_value.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace namu::config {

/// Puts what a TOML text says into a Configuration, by the table of settings.
class TableReader {
public:
    TableReader(Configuration& into, Places& places, Diagnostics& diagnostics, Path folder)
        : into_{into},
          places_{places},
          diagnostics_{diagnostics},
          folder_{std::move(folder)}
    {}

    void read(const TomlTable& document);

private:
    void read_section(const TableText& table, const TomlEntry& entry);
    void read_repeated(const TableText& table, const TomlEntry& entry);
    template <typename Item>
    void read_items(const TableText& table, const TomlEntry& entry, std::span<const Setting<Item>> rows,
                    std::vector<Item>& into);
    template <typename Item>
    void read_item(const TableText& table, const TomlValue& value, std::span<const Setting<Item>> rows,
                   const std::string& place, Item& into);
    template <typename Owner>
    void read_setting(const Setting<Owner>& row, const TomlEntry& entry, const std::string& place,
                      Owner& owner);
    void note(const TomlValue& value, const std::string& place);

    void report_unknown(const TomlEntry& entry, std::string_view table);
    void report_wrong_table(const TableText& table, const TomlEntry& entry);
    void report_missing(const SettingText& setting, const TableText& table, const SourceSpan& where);
    void report(const SettingText& setting, const Refusals& refusals);

    Configuration& into_;
    Places& places_;
    Diagnostics& diagnostics_;
    Path folder_;
};

} // namespace namu::config
