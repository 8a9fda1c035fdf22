#include "namu/base/ascii.hpp"
#include "namu/wire/rdata/codec.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/rdata/schema.hpp"

#include <boost/assert.hpp>

#include <algorithm>
#include <array>
#include <cstring>

/// Canonical form and order of RDATA (RFC 4034 §6.2, §6.3).
namespace namu::rdata {
namespace {

/// RDATA whose names read as lower-cased. Length octets of labels are below `A`, so a name can be
/// lower-cased octet by octet.
class CanonicalOctets {
public:
    CanonicalOctets(RRType type, Bytes rdata) noexcept : rdata_{rdata}
    {
        const auto* const schema = find_schema(type);
        if (schema != nullptr && schema->names >= NameHandling::lower_case)
            find_names(*schema);
    }

    [[nodiscard]] bool is_plain() const noexcept { return count_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return rdata_.size(); }
    [[nodiscard]] Bytes octets() const noexcept { return rdata_; }

    [[nodiscard]] std::uint8_t operator[](std::size_t at) const noexcept
    {
        for (std::size_t i = 0; i < count_; ++i) {
            if (at >= names_[i].begin && at < names_[i].end)
                return to_lower(rdata_[at]);
        }
        return rdata_[at];
    }

private:
    struct Range {
        std::size_t begin;
        std::size_t end;
    };

    void find_names(const Schema& schema) noexcept
    {
        std::size_t at = 0;
        for (const auto& field : schema.fields()) {
            const auto size = field_size(field.kind, rdata_, at);
            if (!size)
                return;
            if (field.kind == FieldKind::name || field.kind == FieldKind::signer ||
                field.kind == FieldKind::a6_name) {
                BOOST_ASSERT(count_ < names_.size());
                names_[count_++] = {at, at + *size};
            }
            at += *size;
        }
    }

    Bytes rdata_;
    std::array<Range, 2> names_{}; // no type has more
    std::size_t count_ = 0;
};

bool is_upper(std::uint8_t octet) noexcept
{
    return octet >= 'A' && octet <= 'Z';
}

bool plain_less(Bytes a, Bytes b) noexcept
{
    const auto shared = std::min(a.size(), b.size());
    const int order = shared == 0 ? 0 : std::memcmp(a.data(), b.data(), shared);
    return order != 0 ? order < 0 : a.size() < b.size();
}

} // namespace

void append_canonical(RRType type, Bytes rdata, ByteWriter& out) noexcept
{
    const CanonicalOctets canonical{type, rdata};
    if (canonical.is_plain()) {
        out.write(rdata);
        return;
    }
    for (std::size_t at = 0; at < canonical.size(); ++at)
        out.write_u8(canonical[at]);
}

bool canonical_less(RRType type, Bytes a, Bytes b) noexcept
{
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    if (in_a == a.end() || in_b == b.end())
        return a.size() < b.size();
    // Up to there both have the same fields, so unless case plays a part it does not matter of which field they are.
    if (!is_upper(*in_a) && !is_upper(*in_b))
        return *in_a < *in_b;
    const CanonicalOctets left{type, a};
    const CanonicalOctets right{type, b};
    if (left.is_plain() && right.is_plain())
        return plain_less(a, b);
    const auto shared = std::min(left.size(), right.size());
    for (std::size_t at = 0; at < shared; ++at) {
        if (left[at] != right[at])
            return left[at] < right[at];
    }
    return left.size() < right.size();
}

} // namespace namu::rdata
