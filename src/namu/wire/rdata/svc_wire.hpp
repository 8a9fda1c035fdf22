#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

/// Service parameters of SVCB and HTTPS on the wire (RFC 9460 §2.2, §7, §8).
namespace namu::rdata {

/// One parameter at the front of well-formed parameters.
struct SvcParam {
    std::uint16_t key;
    Bytes value;

    static constexpr std::size_t fixed_octets = 4;
    /// The caller has checked that the parameter is whole.
    static SvcParam first_of(Bytes params) noexcept
    {
        return {load_u16(params.data()), params.subspan(fixed_octets, load_u16(params.data() + 2))};
    }
    [[nodiscard]] std::size_t octets() const noexcept { return fixed_octets + value.size(); }
};

/// True where the value has the form that its key asks for.
[[nodiscard]] bool is_svc_value(std::uint16_t key, Bytes value) noexcept;

/// True where well-formed parameters have the key.
[[nodiscard]] bool has_svc_key(Bytes params, std::uint16_t key) noexcept;

/// Checks all parameters: keys ascending, values of their forms, mandatory keys there (RFC 9460 §8),
/// no-default-alpn only with alpn (§7.1.1).
[[nodiscard]] Result<std::size_t> svc_params_size(Bytes rest) noexcept;

/// True where good parameters can be read back from text: key65535 cannot (RFC 9460 §14.3.2).
[[nodiscard]] bool has_svc_text(Bytes params) noexcept;
void append_svc_params(Bytes octets, std::string& out);

} // namespace namu::rdata
