#include "namu/base/checksum.hpp"

#include "namu/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace namu {
namespace {

// So many steps are under way at a time that a processor need not wait for one to end.
constexpr std::size_t lanes = 8;
constexpr std::size_t word_octets = 8;
constexpr std::size_t row_octets = lanes * word_octets;

// Odd, so that a product can be undone.
constexpr std::uint64_t word_factor = 0xd6e8'feb8'6659'fd93;
constexpr std::uint64_t state_factor = 0x9e37'79b9'7f4a'7c15;

/// Products carry upwards only; the rotation brings what is high to where the second one spreads it. With one of them
/// alone, a change of the highest bit could be made good by one other bit in the next word.
constexpr std::uint64_t step(std::uint64_t state, std::uint64_t word) noexcept
{
    return std::rotl(state ^ word * word_factor, 29) * state_factor;
}

/// Makes each bit of a state depend on all others.
constexpr std::uint64_t spread(std::uint64_t state) noexcept
{
    state = (state ^ state >> 32) * 0xd6e8'feb8'6659'fd93;
    state = (state ^ state >> 32) * 0xd6e8'feb8'6659'fd93;
    return state ^ state >> 32;
}

} // namespace

std::uint64_t Checksum::of_chunk(Bytes chunk) noexcept
{
    std::array<std::uint64_t, lanes> states{};
    for (std::size_t lane = 0; lane < lanes; ++lane)
        states[lane] = spread(lane + 1);
    const std::uint8_t* at = chunk.data();
    std::size_t left = chunk.size();
    for (; left >= row_octets; left -= row_octets, at += row_octets) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            states[lane] = step(states[lane], load_word(at + lane * word_octets));
    }
    std::uint64_t state = chunk.size();
    for (; left != 0;) {
        const std::size_t size = std::min(left, word_octets);
        state = step(state, load_short_word(at, size));
        at += size;
        left -= size;
    }
    for (const std::uint64_t lane : states)
        state = step(state, spread(lane));
    return spread(state);
}

void Checksum::add(std::uint64_t of_chunk) noexcept
{
    state_ = spread(step(state_, of_chunk));
}

std::uint64_t checksum_of(Bytes text, std::size_t threads)
{
    constexpr std::size_t each = Checksum::chunk_octets;
    std::vector<std::uint64_t> chunks((text.size() + each - 1) / each);
    for_each_in_parallel(chunks.size(), threads, [&](std::size_t i) {
        chunks[i] = Checksum::of_chunk(text.subspan(i * each, std::min(each, text.size() - i * each)));
    });
    Checksum checksum;
    for (const std::uint64_t chunk : chunks)
        checksum.add(chunk);
    return checksum.value();
}

} // namespace namu
