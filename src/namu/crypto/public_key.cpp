#include "namu/crypto/public_key.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace namu {
namespace {

template <auto release>
struct Release {
    template <typename T>
    void operator()(T* pointer) const noexcept
    {
        release(pointer);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>>;

struct SchemeFact {
    const char* key_type;
    const char* group;         // of ECDSA
    const char* digest;        // nullptr where the scheme has its own
    std::size_t number_octets; // of ECDSA: of each coordinate, and of each half of a signature
};

// In the order of SignatureScheme.
constexpr SchemeFact facts[] = {
    {"RSA", nullptr, "SHA1", 0},        {"RSA", nullptr, "SHA256", 0},     {"RSA", nullptr, "SHA512", 0},
    {"EC", "prime256v1", "SHA256", 32}, {"EC", "secp384r1", "SHA384", 48}, {"ED25519", nullptr, nullptr, 0},
    {"ED448", nullptr, nullptr, 0},
};

const SchemeFact& fact(SignatureScheme scheme) noexcept
{
    return facts[static_cast<std::size_t>(scheme)];
}

Number number_of(Bytes octets)
{
    return Number{BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr)};
}

Key key_of(const char* type, OSSL_PARAM_BLD* builder)
{
    const Parameters parameters{OSSL_PARAM_BLD_to_param(builder)};
    const KeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)};
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return Key{key};
}

/// RFC 3110 §2: the length of the exponent in one octet, or in two behind a 0, the exponent, the modulus.
Key rsa_key(Bytes octets)
{
    constexpr std::size_t long_form = 3;
    if (octets.size() < long_form)
        return nullptr;
    const bool is_long = octets[0] == 0;
    const std::size_t exponent_octets = is_long ? load_u16(octets.data() + 1) : octets[0];
    const Bytes rest = octets.subspan(is_long ? long_form : 1);
    if (exponent_octets == 0 || exponent_octets >= rest.size())
        return nullptr;
    const Number exponent = number_of(rest.first(exponent_octets));
    const Number modulus = number_of(rest.subspan(exponent_octets));
    const ParameterBuilder builder{OSSL_PARAM_BLD_new()};
    if (!exponent || !modulus || !builder ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    return key_of("RSA", builder.get());
}

/// RFC 6605 §4: the two coordinates of the point, one after the other.
Key ecdsa_key(const SchemeFact& scheme, Bytes octets)
{
    constexpr std::uint8_t uncompressed_point = 4;
    if (octets.size() != 2 * scheme.number_octets)
        return nullptr;
    std::vector<std::uint8_t> point{uncompressed_point};
    point.insert(point.end(), octets.begin(), octets.end());
    const ParameterBuilder builder{OSSL_PARAM_BLD_new()};
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, scheme.group, 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1)
        return nullptr;
    return key_of("EC", builder.get());
}

Key key_from(const SchemeFact& scheme, Bytes octets)
{
    if (scheme.group != nullptr)
        return ecdsa_key(scheme, octets);
    if (scheme.digest != nullptr)
        return rsa_key(octets);
    return Key{
        EVP_PKEY_new_raw_public_key_ex(nullptr, scheme.key_type, nullptr, octets.data(), octets.size())};
}

/// The two numbers of RFC 6605 §4 in the DER form that the library wants; empty for another length.
std::vector<std::uint8_t> ecdsa_as_der(const SchemeFact& scheme, Bytes signature)
{
    if (signature.size() != 2 * scheme.number_octets)
        return {};
    Number r = number_of(signature.first(scheme.number_octets));
    Number s = number_of(signature.last(scheme.number_octets));
    const EcdsaSignature numbers{ECDSA_SIG_new()};
    if (!r || !s || !numbers || ECDSA_SIG_set0(numbers.get(), r.get(), s.get()) != 1)
        return {};
    r.release(); // the signature has them now
    s.release();
    const int size = i2d_ECDSA_SIG(numbers.get(), nullptr);
    if (size <= 0)
        return {};
    std::vector<std::uint8_t> der(static_cast<std::size_t>(size));
    std::uint8_t* out = der.data();
    i2d_ECDSA_SIG(numbers.get(), &out);
    return der;
}

} // namespace

struct PublicKey::State {
    Key key;
    const SchemeFact* scheme;
};

PublicKey::PublicKey(std::unique_ptr<State> state) noexcept : state_{std::move(state)} {}
PublicKey::~PublicKey() = default;
PublicKey::PublicKey(PublicKey&&) noexcept = default;
PublicKey& PublicKey::operator=(PublicKey&&) noexcept = default;

std::optional<PublicKey> PublicKey::from_octets(SignatureScheme scheme, Bytes octets)
{
    Key key = key_from(fact(scheme), octets);
    if (!key)
        return std::nullopt;
    return PublicKey{std::make_unique<State>(State{std::move(key), &fact(scheme)})};
}

bool PublicKey::verifies(Bytes octets, Bytes signature) const
{
    std::vector<std::uint8_t> der;
    if (state_->scheme->group != nullptr) {
        der = ecdsa_as_der(*state_->scheme, signature);
        signature = der;
    }
    const DigestContext context{EVP_MD_CTX_new()};
    return context &&
           EVP_DigestVerifyInit_ex(context.get(), nullptr, state_->scheme->digest, nullptr, nullptr,
                                   state_->key.get(), nullptr) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), octets.data(),
                            octets.size()) == 1;
}

} // namespace namu
