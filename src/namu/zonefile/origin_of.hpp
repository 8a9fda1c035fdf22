#pragma once

#include "namu/wire/stored_name.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// The origin of a master file, and how it was found out.
struct FoundOrigin {
    enum class How : std::uint8_t {
        given,            ///< somebody said it
        origin_directive, ///< the SOA stands below a `$ORIGIN`, or there is no SOA and this is the first one
        soa_owner,        ///< the SOA has an absolute owner
        file_name,        ///< `example.com.zone`, `db.example.com`, `example.com`
    };

    StoredName name;
    How how{};
};

/// What was given, else the owner of the SOA, else the first `$ORIGIN`, else what the file name tells. Looks at
/// the first megabyte of the file only and reports nothing: whatever is wrong with it is said when it is read.
/// Nothing where nothing gives a name, and where the file cannot be read.
[[nodiscard]] std::optional<FoundOrigin> origin_of(const std::string& path,
                                                   const std::optional<StoredName>& given = {});

/// The same for a text that is called `path`.
[[nodiscard]] std::optional<FoundOrigin> origin_of_text(const std::string& text, std::string_view path);

/// The origin that a file name tells: without folders, `db.` in front or `.zone`, `.db`, `.dns`, `.txt` behind.
[[nodiscard]] std::optional<Name> origin_from_file_name(std::string_view path);

/// "as given", "from its $ORIGIN", "from its SOA record", "from its file name".
[[nodiscard]] std::string_view how_text(FoundOrigin::How how) noexcept;

} // namespace namu
