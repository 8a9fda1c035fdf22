#include "namu/crypto/siphash.hpp"

#include <cstddef>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace namu {
namespace {

struct FreeMac {
    void operator()(EVP_MAC* mac) const noexcept { EVP_MAC_free(mac); }
};
struct FreeContext {
    void operator()(EVP_MAC_CTX* context) const noexcept { EVP_MAC_CTX_free(context); }
};

} // namespace

struct SipHasher::State {
    Key key;
    std::unique_ptr<EVP_MAC, FreeMac> mac;
    std::unique_ptr<EVP_MAC_CTX, FreeContext> context;

    /// Begins a new hash under the key.
    bool restart() noexcept { return EVP_MAC_init(context.get(), key.data(), key.size(), nullptr) == 1; }
};

SipHasher::SipHasher(const Key& key) : state_{std::make_unique<State>()}
{
    state_->key = key;
    state_->mac.reset(EVP_MAC_fetch(nullptr, "SIPHASH", nullptr));
    state_->context.reset(state_->mac ? EVP_MAC_CTX_new(state_->mac.get()) : nullptr);
    std::size_t size = std::tuple_size_v<Hash>; // SipHash-2-4 are the rounds by default
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &size),
                                     OSSL_PARAM_construct_end()};
    if (!state_->context || EVP_MAC_CTX_set_params(state_->context.get(), parameters) != 1 ||
        !state_->restart())
        throw std::runtime_error{"the crypto library has no SipHash"};
}

SipHasher::~SipHasher() = default;
SipHasher::SipHasher(SipHasher&&) noexcept = default;
SipHasher& SipHasher::operator=(SipHasher&&) noexcept = default;

SipHasher::Hash SipHasher::hash(Bytes octets) noexcept
{
    Hash result{};
    std::size_t size = 0;
    EVP_MAC_update(state_->context.get(), octets.data(), octets.size());
    EVP_MAC_final(state_->context.get(), result.data(), &size, result.size());
    state_->restart();
    return result;
}

} // namespace namu
