#pragma once

#include "namu/wire/message.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace namu {

/// All that the words of `namu query` ask for.
struct QueryRequest {
    enum class Output : std::uint8_t { text, json, brief };

    std::string server = "127.0.0.1"; ///< an address or a host name, perhaps with a port
    Question question{{}, RRType::A, RRClass::IN};
    std::uint16_t flags = HeaderFlag::recursion_desired;
    std::optional<Opt> opt = default_opt();
    bool over_tcp = false;
    Output output = Output::text;
    std::chrono::seconds time_limit{3}; ///< of each try
    unsigned tries = 2;                 ///< over UDP

    /// 1232 octets pass every path without fragments (https://dnsflagday.net/2020).
    static Opt default_opt() { return {.payload_size = 1232}; }
};

/// Reads `@server NAME TYPE CLASS +word ...` in any order as far as it is clear what is what. `reverse` is the
/// address whose name is asked for instead of a NAME. What is wrong with the words, or nothing.
[[nodiscard]] std::optional<std::string> read_query_words(std::span<const std::string> words,
                                                          const std::optional<std::string>& reverse,
                                                          QueryRequest& request);

} // namespace namu
