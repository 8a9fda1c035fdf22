#include "namu/wire/edns/option_requests.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/wire/edns/option_code.hpp"

namespace namu {

OptionRequests OptionRequests::of(const OptView& opt) noexcept
{
    OptionRequests wanted;
    if (opt.version() != 0)
        return wanted;
    for (ByteReader options{opt.options()}; !options.at_end();) {
        const auto code = static_cast<OptionCode>(options.read_u16());
        const Bytes data = options.read(options.read_u16());
        switch (code) {
        case OptionCode::COOKIE:
            if (!wanted.cookie)
                wanted.cookie = data;
            break;
        case OptionCode::NSID: wanted.nsid = true; break;
        case OptionCode::EXPIRE: wanted.expire = true; break;
        case OptionCode::TCP_KEEPALIVE: wanted.tcp_keepalive = true; break;
        case OptionCode::PADDING: wanted.padding = true; break;
        case OptionCode::ZONEVERSION:
            wanted.zone_version_is_bad |= wanted.zone_version || !data.empty();
            wanted.zone_version = true;
            break;
        default: break;
        }
    }
    return wanted;
}

} // namespace namu
