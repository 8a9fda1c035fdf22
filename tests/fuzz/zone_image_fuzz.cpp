// Octets that are no image are refused, and so is every image that is damaged; reading what is refused is harmless.
// The first octet tells whether the others are an image, or damage that is done to a good one.

#include "../support/image_octets.hpp"
#include "namu/dnssec/denial_indexer.hpp"
#include "namu/zone/same_records.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zonefile/reader.hpp"
#include "signed_zones.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace namu;

class Sink final : public RecordSink {
public:
    explicit Sink(ZoneBuilder& builder) : builder_{builder} {}
    void add(const RecordView& record, const RecordPosition& /*position*/) override { builder_.add(record); }

private:
    ZoneBuilder& builder_;
};

std::shared_ptr<const Zone> good_zone()
{
    const Name apex = Name::from_text("signed.").value();
    ZoneBuilder builder{apex};
    Sink sink{builder};
    SourceMap sources;
    Diagnostics diagnostics;
    read_zone_text(std::string{fuzz::nsec_zone}, "fuzz", apex, sources, sink, diagnostics);
    const auto zone = builder.build().zone;
    zone->set_denial(index_denial(*zone));
    return zone;
}

/// Each three octets say what to change, and where.
std::vector<std::uint8_t> damaged(std::vector<std::uint8_t> image, Bytes damage)
{
    for (std::size_t i = 0; i + 3 <= damage.size(); i += 3)
        image[load_u16(damage.data() + i) % image.size()] ^= damage[i + 2];
    return image;
}

/// What is asked of an image before its checksum is looked at.
void touch(const std::vector<std::uint8_t>& octets)
{
    const testing::ImageOctets aligned{octets};
    if (const auto image = ZoneImage::open(aligned.view())) {
        std::size_t sum = 0;
        for (const std::uint8_t octet : image->stamp())
            sum += octet;
        static volatile std::size_t kept;
        kept = sum;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::shared_ptr<const Zone> zone = good_zone();
    static const std::vector<std::uint8_t> good = testing::image_of(*zone);
    if (size == 0)
        return 0;
    const Bytes input{data + 1, size - 1};
    const auto octets = data[0] % 2 == 0 ? std::vector(input.begin(), input.end()) : damaged(good, input);
    touch(octets);
    const auto made = testing::zone_of_image(octets);
    if (made != nullptr && !same_records(*made, *zone))
        std::abort();
    return 0;
}
