#include "programs/serve_questions.hpp"

#include "namu/base/bytes.hpp"
#include "namu/wire/name.hpp"
#include "namu/zone/targets.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

namespace namu {
namespace {

constexpr std::size_t questions_shown = 3;
constexpr std::size_t zones_looked_at = 1'000; // on an address, of a hundred thousand perhaps
constexpr std::size_t names_looked_at = 1'000; // in a zone

/// A zone where it is served.
struct Place {
    const server::ListenOn* listener;
    std::shared_ptr<const Zone> zone;
};

bool answers_for(const server::ListenOn& listener, NameView zone)
{
    return !listener.zones ||
           std::ranges::any_of(*listener.zones, [&](const StoredName& own) { return own == zone; });
}

bool is_reverse(NameView apex)
{
    static const Name v4 = *Name::from_text("in-addr.arpa.");
    static const Name v6 = *Name::from_text("ip6.arpa.");
    return apex.is_at_or_below(v4) || apex.is_at_or_below(v6);
}

/// Whether neither a shell nor dig sees anything else than a name in it.
bool can_be_typed(NameView name)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_';
    };
    const std::string text = name.to_text();
    return text.front() != '-' && std::ranges::all_of(text, plain);
}

/// The final dot stays with a single label: dig would take `mx` for a type.
std::string typed(NameView name)
{
    return name.label_count() > 1 ? name_for_people(name) : name.to_text();
}

/// Calls `take` with the nodes that answer for themselves, until it returns true.
template <typename Take>
void visit_own_nodes(const Zone& zone, Take&& take)
{
    for (std::size_t i = 0; i < std::min(zone.node_count(), names_looked_at); ++i) {
        const NodeView node = zone.node(i);
        if (!node.is_occluded() && !node.is_cut() && take(node))
            return;
    }
}

/// The name server's own address is the last that a newcomer wants to see.
bool is_name_server(const NodeView& host)
{
    return std::ranges::any_of(host.zone().apex_node().find(RRType::NS),
                               [&](Bytes rdata) { return sole_name(rdata) == host.owner(); });
}

NodeView find_www(const Zone& zone)
{
    static constexpr std::string_view label = "www";
    const auto www = Name::join(as_bytes(label), zone.apex());
    const NodeView node = www ? zone.find_node(*www) : NodeView{};
    const bool is_good = node.exists() && !node.is_occluded() && !node.is_cut() &&
                         node.find(RRType::A).exists() && can_be_typed(node.owner());
    return is_good ? node : NodeView{};
}

/// A name with an address: www, or one that is no name server, or any.
NodeView find_host(const Zone& zone)
{
    NodeView best = find_www(zone);
    if (best.exists())
        return best;
    visit_own_nodes(zone, [&](const NodeView& node) {
        if (!node.find(RRType::A).exists() || !can_be_typed(node.owner()))
            return false;
        const bool is_good = !node.is_apex() && !is_name_server(node);
        if (is_good || !best.exists())
            best = node;
        return is_good;
    });
    return best;
}

/// The address of a name such as `1.7.168.192.in-addr.arpa.`
std::optional<std::string> address_of_reverse(NameView name)
{
    static const Name v4 = *Name::from_text("in-addr.arpa.");
    if (name.label_count() != 6 || !name.is_below(v4))
        return std::nullopt;
    std::string address;
    for (NameView rest = name; rest != v4; rest = rest.parent()) {
        const std::string number = label_to_text(rest.first_label());
        if (!std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        address.insert(0, address.empty() ? number : number + ".");
    }
    return address;
}

/// Collects lines, best first, each once.
class Questions {
public:
    Questions(std::span<const server::ListenOn> listeners, const Catalog& all)
    {
        for (const server::ListenOn& listener : listeners) {
            std::vector<CatalogEntry> zones = zones_for_people(listener, all);
            zones.resize(std::min(zones.size(), zones_looked_at));
            for (CatalogEntry& entry : zones) {
                if (entry.zone != nullptr)
                    places_.push_back({&listener, std::move(entry.zone)});
            }
        }
        // Whatever the address: forward zones are tried before reverse ones.
        std::stable_partition(places_.begin(), places_.end(),
                              [](const Place& p) { return !is_reverse(p.zone->apex()); });
    }

    std::vector<std::string> ask()
    {
        ask_host();
        ask_mail();
        ask_referral();
        ask_reverse();
        if (!is_enough())
            ask_alias();
        ask_apex();
        return std::move(lines_);
    }

private:
    [[nodiscard]] bool is_enough() const noexcept { return lines_.size() == questions_shown; }

    void add(const Place& place, const std::string& question)
    {
        if (is_enough() || std::ranges::find(asked_, question) != asked_.end())
            return;
        asked_.push_back(question);
        // A wildcard address is none to send to.
        auto address = place.listener->endpoint.address;
        if (address.is_unspecified() && address.is_v4())
            address = boost::asio::ip::address_v4::loopback();
        else if (address.is_unspecified())
            address = boost::asio::ip::address_v6::loopback();
        // Without +norecurse dig warns that recursion is not available: it never is here.
        lines_.push_back("dig @" + address.to_string() + " -p " +
                         std::to_string(place.listener->endpoint.port) + " " + question + " +norecurse");
    }

    void ask_host()
    {
        const Place* best = nullptr;
        for (const Place& place : places_) {
            if (find_www(*place.zone).exists()) {
                best = &place;
                break;
            }
            if (best == nullptr && find_host(*place.zone).exists())
                best = &place;
        }
        if (best != nullptr)
            add(*best, typed(find_host(*best->zone).owner()) + " A");
    }

    void ask_mail()
    {
        for (const Place& place : places_) {
            const NodeView apex = place.zone->apex_node();
            if (apex.find(RRType::MX).exists() && can_be_typed(apex.owner())) {
                add(place, typed(apex.owner()) + " MX");
                return;
            }
        }
    }

    /// The host of another zone, asked of a server that only knows the way to it; the longest way.
    void ask_referral()
    {
        const Place* highest = nullptr;
        NodeView host;
        for (const Place& place : places_) {
            if (highest != nullptr && place.zone->apex().label_count() >= highest->zone->apex().label_count())
                continue;
            if (const NodeView below = host_below_a_cut(place); below.exists()) {
                highest = &place;
                host = below;
            }
        }
        if (highest != nullptr)
            add(*highest, typed(host.owner()) + " A");
    }

    [[nodiscard]] NodeView host_below_a_cut(const Place& place) const
    {
        NodeView deepest;
        for (const Place& other : places_) {
            if (!other.zone->apex().is_below(place.zone->apex()) ||
                answers_for(*place.listener, other.zone->apex()))
                continue;
            const NodeView www = find_www(*other.zone);
            const bool is_deeper = www.exists() && (!deepest.exists() || www.owner().label_count() >
                                                                             deepest.owner().label_count());
            if (is_deeper && is_delegated(*place.zone, www.owner()))
                deepest = www;
        }
        return deepest;
    }

    static bool is_delegated(const Zone& zone, NameView name)
    {
        for (NameView above = name; above.is_below(zone.apex()); above = above.parent()) {
            const NodeView node = zone.find_node(above);
            if (node.exists() && node.is_cut())
                return true;
        }
        return false;
    }

    void ask_reverse()
    {
        for (const Place& place : places_) {
            bool found = false;
            visit_own_nodes(*place.zone, [&](const NodeView& node) {
                const auto address = address_of_reverse(node.owner());
                found = address && node.find(RRType::PTR).exists();
                if (found)
                    add(place, "-x " + *address);
                return found;
            });
            if (found)
                return;
        }
    }

    void ask_alias()
    {
        for (const Place& place : places_) {
            visit_own_nodes(*place.zone, [&](const NodeView& node) {
                if (!node.has_cname() || !can_be_typed(node.owner()))
                    return false;
                const NodeView target = place.zone->find_node(sole_name(node.find(RRType::CNAME).front()));
                if (!target.exists() || !target.find(RRType::A).exists())
                    return false;
                add(place, typed(node.owner()) + " A");
                return true;
            });
            if (is_enough())
                return;
        }
    }

    /// What every zone has.
    void ask_apex()
    {
        for (const Place& place : places_) {
            const NameView apex = place.zone->apex();
            if (is_enough())
                return;
            if (!can_be_typed(apex))
                continue;
            add(place, typed(apex) + " SOA");
            add(place, typed(apex) + " NS");
        }
    }

    std::vector<Place> places_;
    std::vector<std::string> lines_;
    std::vector<std::string> asked_;
};

} // namespace

std::vector<std::string> questions_to_try(std::span<const server::ListenOn> listeners, const Catalog& all)
{
    return Questions{listeners, all}.ask();
}

std::vector<CatalogEntry> zones_for_people(const server::ListenOn& listener, const Catalog& all)
{
    std::vector<CatalogEntry> zones = server::zones_of(listener, all);
    std::stable_partition(zones.begin(), zones.end(),
                          [](const CatalogEntry& entry) { return !is_reverse(entry.apex); });
    return zones;
}

std::string name_for_people(NameView name)
{
    std::string text = name.to_text();
    if (!name.is_root())
        text.pop_back();
    return text;
}

} // namespace namu
