#pragma once

#include "namu/answer/view.hpp"
#include "namu/base/address_table.hpp"
#include "namu/base/bytes.hpp"
#include "namu/net/prefix.hpp"
#include "namu/zone/catalog.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace namu::server {

/// Zones for clients from certain networks, instead of those that everybody else sees.
struct ServedView {
    std::string name; ///< for people: in logs and in answers to the operator
    std::vector<net::Prefix> clients;
    std::shared_ptr<const Catalog> zones;
};

/// All views of one virtual server: which one a client has, and what there is in it.
///
/// Thread safety: never changes after construction.
class Views {
public:
    /// `everybody` is for clients that are in no view. A client that is in several has the first of them.
    Views(std::shared_ptr<const Catalog> everybody, std::span<const ServedView> views,
          const AccessByZone& access);
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    /// Clients do not matter: there is but one view.
    [[nodiscard]] bool are_alike() const noexcept { return views_.size() == 1; }
    [[nodiscard]] const View& of_everybody() const noexcept { return views_.front(); }
    /// `client` has 4 or 16 octets in network order.
    [[nodiscard]] const View& of(Bytes client) const noexcept { return views_[by_client_.find(client)]; }

    /// That of everybody first, whose name is empty, then in the order of choice.
    [[nodiscard]] std::span<const View> all() const noexcept { return views_; }
    [[nodiscard]] const std::string& name(std::size_t number) const noexcept { return names_[number]; }

private:
    void add(std::string name, std::shared_ptr<const Catalog> zones, const AccessByZone& access);

    std::vector<View> views_;
    std::vector<std::string> names_;
    std::vector<std::shared_ptr<const Catalog>> catalogs_; // those of the views, kept alive
    AddressTable by_client_;                               // to the number of the view
};

} // namespace namu::server
