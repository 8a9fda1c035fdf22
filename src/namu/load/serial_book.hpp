#pragma once

#include "namu/load/source_state.hpp"
#include "namu/wire/serial.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/zone/content_digest.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace namu {

/// What happens where a zone has changed and the serial in its file has not risen.
enum class SerialPolicy : std::uint8_t {
    file,      ///< the one in the file is served, with a warning: secondaries will not see the change
    increment, ///< one more than was served
    date,      ///< YYYYMMDD00 of the day in UTC, or one more than was served (RFC 1912 §2.2)
    unixtime,  ///< seconds since 1970, or one more than was served
};

/// "file", "increment", "date", "unixtime".
[[nodiscard]] std::string_view to_text(SerialPolicy policy) noexcept;
[[nodiscard]] std::optional<SerialPolicy> serial_policy_from_text(std::string_view text) noexcept;

/// The serial to serve instead of `served` by a policy, which is newer than it (RFC 1982 §3.2); `served` itself for
/// SerialPolicy::file.
[[nodiscard]] Serial next_serial(SerialPolicy policy, Serial served, std::chrono::sys_seconds now) noexcept;

/// Which content of each zone was served last, and under which serial: so that a zone whose content changes gets a
/// higher one also where its author forgets that.
///
/// Thread safety: any number of threads may read while nobody writes.
class SerialBook {
public:
    struct Entry {
        ContentDigest content;
        Serial served;
        std::optional<SourceState> source =
            {}; ///< of the text, where the content needs not be looked at to know it

        friend bool operator==(const Entry&, const Entry&) noexcept = default;
    };

    SerialBook() = default;
    explicit SerialBook(SerialPolicy policy) : policy_{policy} {}

    void set_policy(SerialPolicy policy) noexcept { policy_ = policy; }
    /// Of one zone, instead of that for all.
    void set_policy(StoredName zone, SerialPolicy policy)
    {
        policies_.insert_or_assign(std::move(zone), policy);
    }
    void clear_policies() { policies_.clear(); }
    [[nodiscard]] SerialPolicy policy_of(const StoredName& zone) const;

    /// The serial under which a content is to be served: that of its file where it is newer than what was served last,
    /// or where nothing was; else what was served last if that was the same content, or one above it.
    [[nodiscard]] Serial serial_for(const StoredName& zone, Serial in_file, ContentDigest content,
                                    std::chrono::sys_seconds now) const;

    /// Null where it was never served.
    [[nodiscard]] const Entry* find(const StoredName& zone) const;
    /// True where that is new.
    bool note(const StoredName& zone, const Entry& entry);
    [[nodiscard]] const std::map<StoredName, Entry>& entries() const noexcept { return entries_; }

private:
    SerialPolicy policy_ = SerialPolicy::increment;
    std::map<StoredName, SerialPolicy> policies_;
    std::map<StoredName, Entry> entries_;
};

} // namespace namu
