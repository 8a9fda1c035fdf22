#pragma once

#include "namu/base/diagnostic_text.hpp"
#include "namu/load/load_zone.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/tree/mend.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace namu {

enum class Say : std::uint8_t {
    everything,
    mistakes, ///< and nothing about zones that are fine
};

/// What makes a check fail.
enum class Fails : std::uint8_t {
    errors,
    warnings, ///< too
};

/// What `namu check` has found out, for people and for programs. Looks at `wanted` and `zones`, which
/// must outlive it.
class CheckReport {
public:
    CheckReport(const ZoneRequests& wanted, const std::vector<LoadedZone>& zones, Fails fails);
    CheckReport(const std::vector<LoadedZone>& zones, Fails fails);

    [[nodiscard]] bool has_failed() const noexcept
    {
        return errors_ != 0 || (fails_ == Fails::warnings && warnings_ != 0);
    }

    /// How many errors and warnings there are.
    [[nodiscard]] std::size_t mistakes() const noexcept { return errors_ + warnings_; }

    /// What else was found out, to be told before the zones; it must outlive this.
    void add(const Diagnostics& diagnostics, const SourceMap& sources);

    /// Files that were changed before the zones became what they are: for the document.
    void add_mended(const std::vector<MendedFile>& files) { mended_ = files; }

    /// Diagnostics as a compiler shows them, a line for each zone, a sum for several.
    [[nodiscard]] std::string to_text(Colour colour, Say say) const;
    /// One JSON document, closed by a line end.
    [[nodiscard]] std::string to_json() const;

private:
    [[nodiscard]] std::string sum() const;

    /// Diagnostics that are of no zone.
    struct Other {
        const Diagnostics* diagnostics;
        const SourceMap* sources;
    };

    std::vector<Other> others_;
    const std::vector<LoadedZone>& zones_;
    Fails fails_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::optional<std::vector<MendedFile>> mended_ = {};
};

} // namespace namu
