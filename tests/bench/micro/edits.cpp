#include "bench/micro/edits.hpp"

#include "namu/zone/zone_editor.hpp"

#include <array>
#include <cstdint>
#include <utility>

namespace namu::bench {

void Edits::publish_next()
{
    constexpr std::size_t stride = 7'919; // so that neighbours in time are none in the zone
    const Name owner{now_->node(++done_ * stride % now_->node_count()).owner()};
    const std::array<std::uint8_t, 4> address{192, 0, 2, static_cast<std::uint8_t>(done_)};
    ZoneEditor editor{*now_};
    editor.remove(owner, RRType::A);
    editor.add({owner, RRType::A, RRClass::IN, Ttl::from_wire(60), address});
    if (auto edited = editor.publish())
        now_ = std::move(edited);
    else
        now_ = built_;
}

} // namespace namu::bench
