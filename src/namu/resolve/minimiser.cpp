#include "namu/resolve/minimiser.hpp"

#include "namu/wire/name_view.hpp"

#include <algorithm>

namespace namu::resolve {
namespace {

// RFC 9156 §2.3: MINIMISE_ONE_LAB and MAX_MINIMISE_COUNT
constexpr std::size_t one_label_steps = 4;
constexpr std::size_t most_steps = 10;

} // namespace

Question Minimiser::question(const Question& whole, const Name& zone) const
{
    const NameView name = whole.name;
    const std::size_t known = std::max(known_labels_, zone.view().label_count());
    const std::size_t wanted = name.label_count();
    if (asks_whole_ || steps_ >= most_steps || known + 1 >= wanted)
        return whole;
    const std::size_t steps_left = most_steps - steps_;
    const std::size_t more = steps_ < one_label_steps ? 1 : (wanted - known + steps_left - 1) / steps_left;
    if (known + more >= wanted)
        return whole;
    return {Name{name.last_labels(known + more)}, RRType::A};
}

void Minimiser::go_on_below(const Name& name)
{
    known_labels_ = name.view().label_count();
    ++steps_;
}

} // namespace namu::resolve
