#pragma once

#include "namu/lab/delivery.hpp"
#include "namu/lab/fault/fault.hpp"
#include "namu/lab/lab_plan.hpp"
#include "namu/wire/query.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace namu::lab {

/// Which server got which question from whom: all that decides about faults.
struct FaultScene {
    const LabServer& server;
    const StoredName* zone; ///< that answers; null: none that this server has
    const Query& query;
    boost::asio::ip::address client;
    Transport transport;
};

/// The faults of a lab, in the order in which they were added; all that fit a question are done.
class FaultSet {
public:
    struct Entry {
        std::uint64_t number = 0; ///< 1, 2, ...; a cleared one does not come back
        Fault fault;
        std::uint64_t met = 0;  ///< questions that it was meant for
        std::uint64_t done = 0; ///< of those, the ones that it spoilt
    };

    /// Its number.
    std::uint64_t add(Fault fault);
    /// False where there is none with that number.
    bool clear(std::uint64_t number);
    void clear() noexcept { entries_.clear(); }
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

    /// Those that are meant for a question, whether their turn has come or not.
    [[nodiscard]] std::vector<const Entry*> meant_for(const FaultScene& scene) const;

    /// Spoils the reply to a question as it is their turn; which were done, as text. `hints` are where upward referrals
    /// go.
    std::vector<std::string> apply(const FaultScene& scene, const resolve::RootHints& hints, Delivery& reply);

private:
    std::vector<Entry> entries_;
    std::uint64_t last_number_ = 0;
};

} // namespace namu::lab
