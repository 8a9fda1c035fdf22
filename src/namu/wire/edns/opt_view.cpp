#include "namu/wire/edns/opt_view.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/wire/errc.hpp"

namespace namu {

Result<OptView> OptView::parse(std::uint16_t rr_class, std::uint32_t ttl, Bytes rdata) noexcept
{
    for (ByteReader options{rdata}; !options.at_end();) {
        options.read_u16();
        options.read(options.read_u16());
        if (options.failed())
            return WireError::bad_opt;
    }
    return OptView{rr_class, ttl, rdata};
}

} // namespace namu
